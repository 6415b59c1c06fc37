// A number as an exact decimal.
#include <fmt/format.h>

#include "runtime/values/decimal.h"
#include "runtime/values/each_row.h"
#include "runtime/values/json_text.h"

namespace damson::functions {

Function to_decimal() {
  return {
      .name = "to_decimal",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "An int or float as an exact decimal number.",
      .details = "Of a float, the shortest number that reads back as the same float.",
      .parameters = {{"number", "The number."}},
      .examples = {{"5 | to_decimal", "5"}, {R"(parse_float("0.1") | to_decimal)", "0.1"}},
      .edge_cases = {{"missing | to_decimal", "missing"},
                     {"0 | to_decimal", "0"},
                     {R"(parse_float("5e-7") | to_decimal)", "0.0000005"},
                     {R"(parse_float("1e300") | to_decimal)", R"(fails "more than 38 digits")"}},
      .body = overloads(each_row([](int64_t number) { return Decimal::from_integer(number); }),
                        each_row([](double number) -> Result<Decimal> {
                          if (const auto exact = from_float(number)) return *exact;
                          std::string shortest;
                          write_float(number, shortest);
                          return fail(fmt::format("{} has more than 38 digits", shortest));
                        }),
                        each_row([](Decimal number) { return number; })),
  };
}

}  // namespace damson::functions
