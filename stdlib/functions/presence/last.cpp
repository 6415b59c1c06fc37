// The last item of a list.
#include "runtime/values/lossy_lists.h"

namespace damson::functions {

Function last() {
  return {
      .name = "last",
      .family = "presence",
      .takes_item = true,
      .takes_last = true,
      .summary = "The last item of a list, missing when there is none.",
      .details = "Items that differ from it count in the loss ledger, unless something else carries them.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["oil", "paper"] | last)", R"("paper")"}, {"[3, 1] | last", "1"}},
      .edge_cases = {{"missing | last", "missing"}, {"[] | last", "missing"}},
      .body = one_of_list_lossy([](const ListItems& items) -> Result<std::optional<uint32_t>> {
        if (items.first == items.last) return std::optional<uint32_t>();
        return std::optional(items.last - 1);
      }),
  };
}

}  // namespace damson::functions
