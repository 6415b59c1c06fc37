// What a division leaves.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function remainder() {
  return {
      .name = "remainder",
      .family = "numbers",
      .summary = "What is left of `a` after taking away `b` as often as it goes; it has the sign of `a`.",
      .parameters = {{"a", "The number to divide."}, {"b", "What to divide it by."}},
      .examples = {{"remainder(7, 3)", "1"}, {"-7 | remainder(3)", "-1"}},
      .edge_cases = {{"missing | remainder(3)", "missing"},
                     {"7 | remainder(0)", R"(fails "division by zero")"},
                     {"6 | remainder(3)", "0"}},
      .body = fails_only_for(1, is_zero, each_row([](int64_t a, int64_t b) -> Result<int64_t> {
                               if (b == 0) return fail("division by zero");
                               if (b == -1) return int64_t{0};  // the smallest int divided by -1 would overflow
                               return a % b;
                             })),
  };
}

}  // namespace damson::functions
