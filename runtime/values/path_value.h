// Paths as values: relative, with forward slashes, and unable to leave their root.
#pragma once

#include "runtime/base/result.h"
#include "runtime/values/arena.h"

namespace damson {

/// The normal form of a relative path: `\` is a separator like `/`; empty parts and `.` fall away. An absolute path, a
/// web address, `..`, a NUL character, nothing at all, and more than `limits::path_bytes` fail, in plain words. Letters
/// are left as they are written. The result may be the argument itself.
Result<Text> normalise_path(Arena& arena, Text path);

/// Whether `normalise_path` would give this very text.
bool is_normal_path(Text path);

}  // namespace damson
