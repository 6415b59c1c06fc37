// A number divided by another.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function divide() {
  return {
      .name = "divide",
      .family = "numbers",
      .summary = "`a` divided by `b`, rounded half away from zero to `places` digits behind the point.",
      .parameters = {{"a", "The number to divide."},
                     {"b", "What to divide it by."},
                     {"places", "How many digits behind the point."}},
      .examples = {{"divide(10, 4, 1)", "2.5"}, {"25.4 | divide(3, 2)", "8.47"}},
      .edge_cases = {{"missing | divide(2, 1)", "missing"},
                     {"1 | divide(0, 2)", R"(fails "division by zero")"},
                     {"-1 | divide(8, 2)", "-0.13"}},
      .body = each_row([](Decimal a, Decimal b, int64_t places) -> Result<Decimal> {
        if (b.coefficient == 0) return fail("division by zero");
        if (places < 0 || places > Decimal::max_digits) return fail("`places` must be between 0 and 38");
        const auto quotient = damson::divide(a, b, static_cast<int>(places));
        if (!quotient) return fail("the quotient is too large");
        return normalised(*quotient);
      }),
  };
}

}  // namespace damson::functions
