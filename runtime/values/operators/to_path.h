// A text as a path: normalised, or failed with a reason.
#pragma once

#include "runtime/values/function.h"

namespace damson {

/// One argument, a text.
BoundCall bind_to_path(const Type& text);

}  // namespace damson
