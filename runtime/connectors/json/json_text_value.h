// Texts of JSON with their escapes resolved.
#pragma once

#include <optional>

#include "runtime/values/arena.h"

namespace damson {

/// `raw` is the inside of a JSON string whose escapes are well formed. Nothing when it has half of a surrogate pair,
/// which is no character.
std::optional<Text> unescaped_json(Text raw, Arena& arena);

}  // namespace damson
