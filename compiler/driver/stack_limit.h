// The stack of the main thread, on which specs are read.
#pragma once

#include <cstddef>

namespace damson {

/// What the deepest spec within the limits of nesting needs, with room to spare.
inline constexpr size_t least_stack_bytes = size_t{4} << 20;

/// Raises the soft limit where a shell has set less. False when the hard limit does not allow it.
bool raise_stack_limit();

}  // namespace damson
