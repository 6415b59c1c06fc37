// A number as an exact decimal.
#include <fmt/format.h>

#include <string>

#include "runtime/values/each_row.h"
#include "runtime/values/json_text.h"

namespace damson::functions {

namespace {

/// "1.5e-7" as "0.00000015".
std::string without_exponent(const std::string& number) {
  const size_t sign = number.find('e');
  if (sign == std::string::npos) return number;
  const bool negative = number.front() == '-';
  std::string digits = number.substr(negative ? 1 : 0, sign - (negative ? 1 : 0));
  const size_t point = digits.find('.');
  int behind = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  if (point != std::string::npos) digits.erase(point, 1);
  behind -= std::stoi(number.substr(sign + 1));
  if (behind < 0) digits.append(static_cast<size_t>(-behind), '0');
  if (behind > 0) {
    const auto places = static_cast<size_t>(behind);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return (negative ? "-" : "") + digits;
}

}  // namespace

Function to_decimal() {
  return {
      .name = "to_decimal",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "An int or float as an exact decimal number.",
      .details = "Of a float, the shortest number that reads back as the same float.",
      .parameters = {{"number", "The number."}},
      .examples = {{"5 | to_decimal", "5"},
                   {R"(parse_float("0.1") | to_decimal)", "0.1"}},
      .edge_cases = {{"missing | to_decimal", "missing"},
                     {"0 | to_decimal", "0"},
                     {R"(parse_float("5e-7") | to_decimal)", "0.0000005"},
                     {R"(parse_float("1e300") | to_decimal)", R"(fails "more than 38 digits")"}},
      .body = overloads(each_row([](int64_t number) { return Decimal::from_integer(number); }),
                        each_row([](double number) -> Result<Decimal> {
                          std::string shortest;
                          write_float(number, shortest);
                          const auto exact = damson::parse_decimal(without_exponent(shortest));
                          if (!exact) return fail(fmt::format("{} has more than 38 digits", shortest));
                          return *exact;
                        }),
                        each_row([](Decimal number) { return number; })),
  };
}

}  // namespace damson::functions
