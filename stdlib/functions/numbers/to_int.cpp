// A number as a whole number.
#include <fmt/format.h>
#include <cmath>

#include "runtime/values/each_row.h"

namespace damson::functions {

Function to_int() {
  return {
      .name = "to_int",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "A decimal or float that has nothing behind the point, as an int.",
      .parameters = {{"number", "The number."}},
      .examples = {{"12.0 | to_int", "12"}, {"2.5 | round | to_int", "3"}},
      .edge_cases = {{"missing | to_int", "missing"},
                     {"12.5 | to_int", R"(fails "12.5 is not a whole number")"},
                     {"0 | to_int", "0"}},
      .body =
          overloads(each_row([](int64_t number) { return number; }), each_row([](Decimal number) -> Result<int64_t> {
                      const auto whole = to_integer(number);
                      if (!whole)
                        return fail(fmt::format("{} is not a whole number of 64 bits", damson::to_text(number)));
                      return *whole;
                    }),
                    each_row([](double number) -> Result<int64_t> {
                      const bool whole = std::trunc(number) == number && std::fabs(number) < 9.2e18;
                      if (!whole) return fail(fmt::format("{} is not a whole number of 64 bits", number));
                      return static_cast<int64_t>(number);
                    })),
  };
}

}  // namespace damson::functions
