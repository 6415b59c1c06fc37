// A source's missing list, where its type says that there must be one, is the empty list.
#pragma once

#include "runtime/values/function.h"

namespace damson {

/// Whether the type is, or holds in its parts, a list without `?`.
bool holds_required_list(const Type& type);

/// A kernel over one value: the same with every missing list of such a type, in its parts too, made empty.
Kernel fill_missing_lists();

}  // namespace damson
