// The first item of a list.
#include "runtime/values/each_batch.h"

namespace damson::functions {

Function first() {
  return {
      .name = "first",
      .family = "presence",
      .summary = "The first item of a list, missing when there is none.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil", "paper"] | first)", R"("oil")"},
                   {"[3, 1] | first", "3"}},
      .edge_cases = {{"missing | first", "missing"},
                     {"[] | first", "missing"}},
      .body = one_of_list([](const ListItems& items) -> Result<std::optional<uint32_t>> {
        if (items.first == items.last) return std::optional<uint32_t>();
        return std::optional(items.first);
      }),
  };
}

}  // namespace damson::functions
