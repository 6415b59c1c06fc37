// Names made to fit the rules of a place.
#pragma once

#include <string>

#include "runtime/values/views.h"
#include "stdlib/support/path_profile.h"

namespace damson {

/// What stands in for a character that a place does not allow; nothing at all, or one that it does.
Result<Done> check_stand_in(const PathProfile& profile, Text stand_in);

/// Appends `text` as one name. Fails when nothing of it is left.
Result<Done> write_safe_name(const PathProfile& profile, Text text, Text stand_in, Arena& arena, std::string& out);

/// Appends `name` cut to a length, a hyphen and eight digits of its SHA-256, and its extension. False when there is no
/// room for these.
bool write_shortened(Text name, const LengthLimit& limit, std::string& out);

}  // namespace damson
