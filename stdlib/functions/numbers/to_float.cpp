// A number as a float.
#include "runtime/values/each_row.h"

namespace damson::functions {

Function to_float() {
  return {
      .name = "to_float",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "A number as a floating point number, which is approximate.",
      .parameters = {{"number", "The number."}},
      .examples = {{"12.5 | to_float", "12.5"}, {"3 | to_float", "3"}},
      .edge_cases = {{"missing | to_float", "missing"}, {"0 | to_float", "0"}, {"-0.1 | to_float", "-0.1"}},
      .body = overloads(each_row([](int64_t number) { return static_cast<double>(number); }),
                        each_row([](Decimal number) { return damson::to_float(number); }),
                        each_row([](double number) { return number; })),
  };
}

}  // namespace damson::functions
