// Function bodies that look at whole columns or whole lists, whatever the type of their values.
#pragma once

#include <functional>

#include "runtime/values/each_row.h"

namespace damson {

/// One signature with its kernel. Type variables of `slots` are bound by each call and replaced in `result`.
struct BatchBody {
  std::vector<Overload::Slot> slots;
  Type result;
  bool can_fail = false;
  bool lossy = false;
};
std::vector<Overload> each_batch(BatchBody body, Kernel kernel);
/// The same with a kernel and result type that depend on the call.
std::vector<Overload> each_batch(BatchBody body, std::function<Result<BoundCall>(std::span<const Argument>)> bind);

/// The items of one row's list.
struct ListItems {
  const Column& element;
  uint32_t first;
  uint32_t last;
};

/// What items a list may have: any, or only those that have an order.
enum class ItemRule : uint8_t { any, ordered };

/// A list out of the items of a list: the body appends the places of those it takes, in their new order.
using PickItems = std::function<void(const ListItems& items, std::vector<uint32_t>& picked)>;
std::vector<Overload> each_list(PickItems body, ItemRule rule = ItemRule::any);

/// The same with a whole number besides the list. It can fail.
using PickCounted = std::function<Result<Done>(const ListItems& items, int64_t count, std::vector<uint32_t>& picked)>;
std::vector<Overload> each_list_with_count(PickCounted body);

/// One item of a list, or missing.
using PickItem = std::function<Result<std::optional<uint32_t>>(const ListItems& items)>;
struct PickOptions {
  bool can_fail = false;
  ItemRule rule = ItemRule::any;
};
std::vector<Overload> one_of_list(PickItem body, PickOptions options = {});

}  // namespace damson
