// The first item of a list.
#include "runtime/values/lossy_lists.h"

namespace damson::functions {

Function first() {
  return {
      .name = "first",
      .family = "presence",
      .takes_item = true,
      .summary = "The first item of a list, missing when there is none.",
      .details = "Items that differ from it count in the loss ledger, unless something else carries them.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil", "paper"] | first)", R"("oil")"}, {"[3, 1] | first", "3"}},
      .edge_cases = {{"missing | first", "missing"}, {"[] | first", "missing"}},
      .body = one_of_list_lossy([](const ListItems& items) -> Result<std::optional<uint32_t>> {
        if (items.first == items.last) return std::optional<uint32_t>();
        return std::optional(items.first);
      }),
  };
}

}  // namespace damson::functions
