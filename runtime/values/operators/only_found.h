// `only` on what a lookup found: nothing found is unmatched, not an error.
#pragma once

#include "runtime/values/kernel.h"

namespace damson {

/// The kernel of `only` over one list, with every empty list unmatched instead.
Kernel unmatched_where_empty(Kernel only);

}  // namespace damson
