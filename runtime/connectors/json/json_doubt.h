// What readers of JSON understand differently in a value that nobody here looks into.
#pragma once

#include <optional>
#include <string>

#include "runtime/values/arena.h"

namespace damson {

/// A key that stands twice in one object (which of the two counts?), or half of a surrogate pair in an escape, which is
/// no character. In the reader's words; nothing when all is well. `json` is one whole value that was read through
/// without a fault.
std::optional<std::string> doubt_in_json(Text json, Arena& arena);

}  // namespace damson
