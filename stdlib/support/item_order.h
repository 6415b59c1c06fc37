// Items of a list put in order.
#pragma once

#include <algorithm>

#include "runtime/values/each_batch.h"

namespace damson {

/// -1, 0 or 1 for two rows of one column; what is not present comes last.
inline int compare_missing_last(const Column& values, uint32_t a, uint32_t b) {
  const bool there_a = values.present(a);
  const bool there_b = values.present(b);
  if (there_a && there_b) return compare_values(values, a, values, b);
  return static_cast<int>(there_b) - static_cast<int>(there_a);
}

/// Takes all items; those that are equal keep their order.
template <class Compare>
void pick_in_order(const ListItems& items, std::vector<uint32_t>& picked, Compare compare) {
  const auto start = static_cast<std::ptrdiff_t>(picked.size());
  for (uint32_t item = items.first; item < items.last; ++item) picked.push_back(item);
  std::stable_sort(picked.begin() + start, picked.end(), [&](uint32_t a, uint32_t b) { return compare(a, b) < 0; });
}

}  // namespace damson
