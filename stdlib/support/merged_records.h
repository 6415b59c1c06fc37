// Two records as one.
#pragma once

#include "runtime/values/each_batch.h"

namespace damson {

/// A kernel over two records (or `missing`) of these types. Refuses fields of one name and different types.
Result<BoundCall> bind_merge(const Type& first, const Type& second);

}  // namespace damson
