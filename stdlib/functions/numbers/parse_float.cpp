// A text as a floating point number.
#include <cmath>
#include <fast_float/fast_float.h>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

Function parse_float() {
  return {
      .name = "parse_float",
      .family = "numbers",
      .summary = "The floating point number that a text is, such as 1.5e-3.",
      .details = "Approximate; parse_decimal is exact.",
      .parameters = {{"text", "The text to read."}},
      .examples = {{R"("1.5e3" | parse_float)", "1500"},
                   {R"("-0.25" | parse_float)", "-0.25"}},
      .edge_cases = {{"missing | parse_float", "missing"},
                     {R"("" | parse_float)", R"(fails "is not a number")"},
                     {R"("1,5" | parse_float)", R"(fails "is not a number")"},
                     {R"("nan" | parse_float)", R"(fails "is not a number")"}},
      .body = each_row([](Text text) -> Result<double> {
        const Text inner = trimmed(text);
        double number = 0;
        const auto read = fast_float::from_chars(inner.data(), inner.data() + inner.size(), number);
        if (read.ec != std::errc() || read.ptr != inner.data() + inner.size() || !std::isfinite(number)) return not_a_number(text);
        return number;
      }),
  };
}

}  // namespace damson::functions
