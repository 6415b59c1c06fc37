// How many items a list has.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function count() {
  return {
      .name = "count",
      .family = "presence",
      .keeps = Keeps::figure,
      .summary = "How many items a list has.",
      .parameters = {{"list", "The list."}},
      .examples = {{R"(["a", "b"] | count)", "2"}, {"[] | count", "0"}},
      .edge_cases = {{"missing | count", "missing"}, {"[missing] | count", "1"}},
      .body = each_row([](AnyList list) { return int64_t{list.size()}; }),
  };
}

}  // namespace damson::functions
