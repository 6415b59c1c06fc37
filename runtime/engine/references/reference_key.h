// The digest by which `ref` finds a record: of its source's key fields, in the schema's order.
#pragma once

#include <optional>
#include <span>

#include "runtime/values/column.h"

namespace damson {

/// Nothing when one of the values is not there.
std::optional<Hash128> reference_key(std::span<const Column* const> keys, uint32_t row);

}  // namespace damson
