// The smallest of several values.
#include "runtime/values/each_batch.h"
#include "stdlib/support/extremes.h"

namespace damson::functions {

namespace {

Result<std::optional<uint32_t>> min_item(const ListItems& items) { return extreme_item(items, Extreme::smallest); }

Result<BoundCall> bind_min_of(std::span<const Argument> arguments) {
  return bind_extreme(arguments, Extreme::smallest);
}

}  // namespace

Function min() {
  return {
      .name = "min",
      .family = "numbers",
      .takes_item = true,
      .summary = "The smallest item of a list or of several values; of dates the earliest.",
      .details = "Missing items of a list do not count; a missing value among several makes the result missing.",
      .parameters = {{"values", "A list, or the first of several values."}, {"others", "The other values."}},
      .examples = {{"[1962, 1955] | min", "1955"}, {"min(2, 1.5)", "1.5"}},
      .edge_cases = {{"missing | min(1)", "missing"},
                     {"[] | min", "missing"},
                     {"[2, missing] | min", "2"},
                     {R"(["b", "a"] | min)", R"("a")"}},
      .body = overloads(
          one_of_list(min_item, {.rule = ItemRule::ordered}),
          each_batch({.slots = {{.type = Type::variable("T")}, {.type = Type::variable("T"), .variadic = true}},
                      .result = Type::variable("T")},
                     std::function<Result<BoundCall>(std::span<const Argument>)>(bind_min_of))),
  };
}

}  // namespace damson::functions
