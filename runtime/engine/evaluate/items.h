// The items of all rows' lists as rows of their own, and lists made of those that are kept.
#pragma once

#include <span>

#include "runtime/engine/evaluate/frame.h"

namespace damson {

struct Items {
  uint32_t count = 0;
  const uint32_t* owners = nullptr;   // the row of each item
  const uint32_t* offsets = nullptr;  // of each row's items, and the end
  Column items;
};

/// Rows whose list is not present have no items.
Items items_of(const Column& list, uint32_t rows, Arena& arena);

/// What a condition says about an item: whether it leaves it out, and the loss that counts it (-1: none).
struct LeavingOut {
  const Column* condition;
  bool when_true;  // `omit when`; else whatever is not true is left out: a filter
  int loss;
};

/// A missing item, an empty text or list: who leaves it out loses nothing.
bool says_nothing(const Column& items, uint32_t item);

/// The list of `values` (one for each item) that no condition leaves out; conditions in order, the first that acts
/// counts. A condition that failed makes the whole list so. Rows whose list is not present keep its state.
Column kept_items(const Column& list, const Items& items, const Column& values, std::span<const LeavingOut> conditions,
                  const Type& type, const Frame& frame, Evaluation& evaluation);

}  // namespace damson
