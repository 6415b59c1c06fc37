// Whether every item is true.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function all_() {
  return {
      .name = "all",
      .family = "lists",
      .summary = "Whether every item of a list is true; also when there is none.",
      .details = "Missing items do not count.",
      .parameters = {{"list", "The conditions."}},
      .examples = {{"all([true, true])", "true"}, {"all([true, false])", "false"}},
      .edge_cases = {{"missing | all", "missing"}, {"[] | all", "true"}, {"[missing, true] | all", "true"}},
      .body = each_row([](ListView<bool> list) {
        for (bool item : list) {
          if (!item) return false;
        }
        return true;
      }),
  };
}

}  // namespace damson::functions
