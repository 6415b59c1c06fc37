// A list in order.
#include "stdlib/support/item_order.h"

namespace damson::functions {

Function sort() {
  return {
      .name = "sort",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "A list in order: numbers by size, text by code points, dates by time.",
      .details = "Missing items come last. Equal items keep their order.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["b", "a", "C"] | sort)", R"(["C", "a", "b"])"}, {"[3, 1, 2] | sort", "[1, 2, 3]"}},
      .edge_cases = {{"missing | sort | count", "missing"},
                     {"[] | sort", "[]"},
                     {R"(["z", "é"] | sort)", R"(["z", "é"])"},
                     {"[2, missing, 1] | sort | last", "missing"}},
      .body = each_list(
          [](const ListItems& items, std::vector<uint32_t>& picked) {
            pick_in_order(items, picked,
                          [&](uint32_t a, uint32_t b) { return compare_missing_last(items.element, a, b); });
          },
          ItemRule::ordered),
  };
}

}  // namespace damson::functions
