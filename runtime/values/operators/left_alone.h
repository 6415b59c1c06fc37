// A field of a target that updates: what `leave` and `clear` make of it.
#pragma once

#include "runtime/values/kernel.h"

namespace damson {

/// A kernel over a value and what the target's record has in its place: the second in the rows where the first is left
/// alone, missing where it is cleared.
Kernel settle_field();
/// A kernel over a value and whether the record is there: missing in the rows where the value is left alone and nothing
/// is there.
Kernel missing_where_nothing_is_left();

}  // namespace damson
