// The last item of a list.
#include "runtime/values/each_batch.h"

namespace damson::functions {

Function last() {
  return {
      .name = "last",
      .family = "presence",
      .summary = "The last item of a list, missing when there is none.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil", "paper"] | last)", R"("paper")"},
                   {"[3, 1] | last", "1"}},
      .edge_cases = {{"missing | last", "missing"},
                     {"[] | last", "missing"}},
      .body = one_of_list([](const ListItems& items) -> Result<std::optional<uint32_t>> {
        if (items.first == items.last) return std::optional<uint32_t>();
        return std::optional(items.last - 1);
      }),
  };
}

}  // namespace damson::functions
