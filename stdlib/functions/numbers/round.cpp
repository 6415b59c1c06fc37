// A number rounded.
#include <cmath>

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
      .examples = {{"12.345 | round(2)", "12.35"},
                   {"2.5 | round", "3"}},
      .edge_cases = {{"missing | round(2)", "missing"},
                     {"-2.5 | round", "-3"},
                     {"12.5 | round(2)", "12.5"},
                     {"7 | round(2)", "7"},
                     {"1.5 | round(-1)", R"(fails "between 0 and 38")"}},
      .body = overloads(each_row([](Decimal number, int64_t places) -> Result<Decimal> {
                          if (places < 0 || places > Decimal::max_digits) return places_out_of_bounds();
                          const auto rounded = round_to(number, static_cast<int>(places));
                          if (!rounded) return fail("the number is too large");
                          return *rounded;
                        }),
                        each_row([](double number, int64_t places) -> Result<double> {
                          if (places < 0 || places > Decimal::max_digits) return places_out_of_bounds();
                          const double scale = std::pow(10.0, static_cast<double>(places));
                          const double rounded = std::round(number * scale) / scale;
                          return std::isfinite(rounded) ? rounded : number;
                        })),
  };
}

}  // namespace damson::functions
