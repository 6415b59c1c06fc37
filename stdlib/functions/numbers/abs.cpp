// A number without its sign.
#include <cmath>

#include "runtime/values/each_row.h"

namespace damson::functions {

Function abs() {
  return {
      .name = "abs",
      .family = "numbers",
      .summary = "A number without its sign.",
      .parameters = {{"number", "The number."}},
      .examples = {{"-5 | abs", "5"}, {"-0.50 | abs", "0.50"}},
      .edge_cases = {{"missing | abs", "missing"}, {"0 | abs", "0"}, {"7 | abs", "7"}},
      .body = overloads(each_row([](int64_t number) -> Result<int64_t> {
                          if (number == INT64_MIN) return fail("the number is too large");
                          return number < 0 ? -number : number;
                        }),
                        each_row([](Decimal number) { return number.coefficient < 0 ? negated(number) : number; }),
                        each_row([](double number) { return std::fabs(number); })),
  };
}

}  // namespace damson::functions
