// What kind of content a file has, told by its extension.
#pragma once

#include <optional>

#include "runtime/values/arena.h"

namespace damson {

/// The media type, as IANA registers it where it does, of an extension without its dot, in whatever case.
std::optional<Text> media_type_of(Text extension);

}  // namespace damson
