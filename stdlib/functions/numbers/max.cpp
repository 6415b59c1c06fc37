// The largest of several values.
#include "runtime/values/each_batch.h"
#include "stdlib/support/extremes.h"

namespace damson::functions {

namespace {

Result<std::optional<uint32_t>> max_item(const ListItems& items) { return extreme_item(items, Extreme::largest); }

Result<BoundCall> bind_max_of(std::span<const Argument> arguments) { return bind_extreme(arguments, Extreme::largest); }

}  // namespace

Function max() {
  return {
      .name = "max",
      .family = "numbers",
      .takes_item = true,
      .summary = "The largest item of a list or of several values; of dates the latest.",
      .details = "Missing items of a list do not count; a missing value among several makes the result missing.",
      .parameters = {{"values", "A list, or the first of several values."}, {"others", "The other values."}},
      .examples = {{"[1962, 1955] | max", "1962"}, {"max(2, 1.5)", "2"}},
      .edge_cases = {{"missing | max(1)", "missing"},
                     {"[] | max", "missing"},
                     {"[2, missing] | max", "2"},
                     {R"(["b", "a"] | max)", R"("b")"}},
      .body = overloads(
          one_of_list(max_item, {.rule = ItemRule::ordered}),
          each_batch({.slots = {{.type = Type::variable("T")}, {.type = Type::variable("T"), .variadic = true}},
                      .result = Type::variable("T")},
                     std::function<Result<BoundCall>(std::span<const Argument>)>(bind_max_of))),
  };
}

}  // namespace damson::functions
