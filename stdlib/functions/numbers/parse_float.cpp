// A text as a floating point number.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "runtime/values/float_text.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

Function parse_float() {
  return {
      .name = "parse_float",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "The floating point number that a text is, such as 1.5e-3.",
      .details = "Approximate; parse_decimal is exact.",
      .parameters = {{"text", "The text to read."}},
      .examples = {{R"("1.5e3" | parse_float)", "1500"}, {R"("-0.25" | parse_float)", "-0.25"}},
      .edge_cases = {{"missing | parse_float", "missing"},
                     {R"("" | parse_float)", R"(fails "is not a number")"},
                     {R"("1,5" | parse_float)", R"(fails "is not a number")"},
                     {R"("1e400" | parse_float)", R"(fails "larger than any float")"},
                     {R"("1e-400" | parse_float)", R"(fails "nearer to zero than any float")"},
                     {R"("0e-400" | parse_float)", "0"},
                     {R"("nan" | parse_float)", R"(fails "is not a number")"}},
      .body = each_row([](Text text) -> Result<double> {
        const ReadFloat read = float_of_digits(trimmed(text));
        switch (read.fault) {
          case FloatFault::none: return read.value;
          case FloatFault::no_number: return not_a_number(text);
          case FloatFault::too_large: return fail(fmt::format("\"{}\" is larger than any float", text));
          case FloatFault::too_small: return fail(fmt::format("\"{}\" is nearer to zero than any float", text));
        }
        return not_a_number(text);
      }),
  };
}

}  // namespace damson::functions
