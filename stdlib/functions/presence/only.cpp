// The one item of a list.
#include <fmt/format.h>

#include "runtime/values/each_batch.h"

namespace damson::functions {

Function only() {
  return {
      .name = "only",
      .family = "presence",
      .keeps = Keeps::everything,
      .summary = "The item of a list that has exactly one.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil"] | only)", R"("oil")"}, {"[1, 2] | only", R"(fails "2 items where one is expected")"}},
      .edge_cases = {{"missing | only", "missing"},
                     {R"("" | split(";") | only)", R"(fails "no item where one is expected")"}},
      .body = one_of_list(
          [](const ListItems& items) -> Result<std::optional<uint32_t>> {
            const uint32_t size = items.last - items.first;
            if (size == 1) return std::optional(items.first);
            if (size == 0) return fail("there is no item where one is expected");
            return fail(fmt::format("there are {} items where one is expected", size));
          },
          {.can_fail = true}),
  };
}

}  // namespace damson::functions
