// A number rounded.
#include <cmath>

#include "runtime/values/decimal.h"
#include "runtime/values/each_row.h"

namespace damson::functions {

namespace {

Error places_out_of_bounds() { return fail("`places` must be between 0 and 38"); }

}  // namespace

Function round() {
  return {
      .name = "round",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "A number with at most `places` digits behind the point, rounded half away from zero.",
      .parameters = {{"number", "The number to round."},
                     {"places", "How many digits behind the point.", ConstantValue{int64_t{0}}}},
      .examples = {{"12.345 | round(2)", "12.35"}, {"2.5 | round", "3"}},
      .edge_cases = {{"missing | round(2)", "missing"},
                     {"-2.5 | round", "-3"},
                     {"12.5 | round(2)", "12.5"},
                     {"7 | round(2)", "7"},
                     {R"(parse_float("1.005") | round(2))", "1.01"},
                     {"1.5 | round(-1)", R"(fails "between 0 and 38")"}},
      .body = overloads(each_row([](Decimal number, int64_t places) -> Result<Decimal> {
                          if (places < 0 || places > Decimal::max_digits) return places_out_of_bounds();
                          const auto rounded = round_to(number, static_cast<int>(places));
                          if (!rounded) return fail("the number is too large");
                          return *rounded;
                        }),
                        each_row([](double number, int64_t places) -> Result<double> {
                          if (places < 0 || places > Decimal::max_digits) return places_out_of_bounds();
                          // by its shortest digits: 1.005 is a little less in binary, and nobody sees that
                          const auto exact = from_float(number);
                          if (!exact) return std::abs(number) < 1 ? 0.0 : number;
                          const auto rounded = round_to(*exact, static_cast<int>(places));
                          return rounded ? damson::to_float(*rounded) : number;
                        })),
  };
}

}  // namespace damson::functions
