// Function bodies that take some items of a list: those that they leave out, and that equal none of those they take,
// are lost.
#pragma once

#include "runtime/values/each_batch.h"

namespace damson {

std::vector<Overload> each_list_with_count_lossy(PickCounted body);
std::vector<Overload> one_of_list_lossy(PickItem body, ItemRule rule = ItemRule::any);

}  // namespace damson
