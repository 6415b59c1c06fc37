// A list in order.
#include <algorithm>

#include "runtime/values/each_batch.h"

namespace damson::functions {

Function sort() {
  return {
      .name = "sort",
      .family = "lists",
      .summary = "A list in order: numbers by size, text by code points, dates by time.",
      .details = "Missing items come last. Equal items keep their order.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["b", "a", "C"] | sort)", R"(["C", "a", "b"])"},
                   {"[3, 1, 2] | sort", "[1, 2, 3]"}},
      .edge_cases = {{"missing | sort | count", "missing"},
                     {"[] | sort", "[]"},
                     {R"(["z", "é"] | sort)", R"(["z", "é"])"},
                     {"[2, missing, 1] | sort | last", "missing"}},
      .body = each_list(
          [](const ListItems& items, std::vector<uint32_t>& picked) {
            const auto start = static_cast<std::ptrdiff_t>(picked.size());
            for (uint32_t item = items.first; item < items.last; ++item) picked.push_back(item);
            std::stable_sort(picked.begin() + start, picked.end(), [&](uint32_t a, uint32_t b) {
              const Column& values = items.element;
              if (!values.present(a) || !values.present(b)) return values.present(a) && !values.present(b);
              return compare_values(values, a, values, b) < 0;
            });
          },
          ItemRule::ordered),
  };
}

}  // namespace damson::functions
