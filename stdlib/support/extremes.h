// The smallest or largest of several values.
#pragma once

#include "runtime/values/each_batch.h"

namespace damson {

enum class Extreme : uint8_t { smallest, largest };

/// The place of the item, the first among equals; nothing when no item is present.
std::optional<uint32_t> extreme_item(const ListItems& items, Extreme extreme);

/// `min(a, b, …)`: a kernel over values of one type.
Result<BoundCall> bind_extreme(std::span<const Argument> arguments, Extreme extreme);

}  // namespace damson
