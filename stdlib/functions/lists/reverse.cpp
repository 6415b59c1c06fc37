// A list from its end to its beginning.
#include "runtime/values/each_batch.h"

namespace damson::functions {

Function reverse() {
  return {
      .name = "reverse",
      .family = "lists",
      .keeps = Keeps::everything,
      .summary = "A list from its last item to its first.",
      .details = "After `sort` or `sort_by` that is the falling order, with what is missing first.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["a", "b", "c"] | reverse)", R"(["c", "b", "a"])"},
                   {"[1955, 1962, 1950] | sort | reverse", "[1962, 1955, 1950]"}},
      .edge_cases = {{"missing | reverse | count", "missing"},
                     {"[] | reverse", "[]"},
                     {R"(["ü", missing] | reverse | last)", R"("ü")"}},
      .body = each_list([](const ListItems& items, std::vector<uint32_t>& picked) {
        for (uint32_t item = items.last; item > items.first; --item) picked.push_back(item - 1);
      }),
  };
}

}  // namespace damson::functions
