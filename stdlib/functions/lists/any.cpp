// Whether an item is true.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function any_() {
  return {
      .name = "any",
      .family = "lists",
      .summary = "Whether at least one item of a list is true.",
      .details = "Missing items do not count.",
      .parameters = {{"list", "The conditions."}},
      .examples = {{"any([false, true])", "true"}, {"any([false])", "false"}},
      .edge_cases = {{"missing | any", "missing"}, {"[] | any", "false"}, {"[missing, false] | any", "false"}},
      .body = each_row([](ListView<bool> list) {
        for (bool item : list) {
          if (item) return true;
        }
        return false;
      }),
  };
}

}  // namespace damson::functions
