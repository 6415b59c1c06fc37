// Whether a spreadsheet turned a number into scientific notation.
#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

size_t drop_digits(Text& rest) {
  size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  rest.remove_prefix(digits);
  return digits;
}

}  // namespace

Function looks_scientific() {
  return {
      .name = "looks_scientific",
      .family = "damage",
      .summary = "Whether a text is a number in scientific notation, as spreadsheets write long identifiers.",
      .parameters = {{"text", "The text to look at."}},
      .examples = {{R"("1.23E+15" | looks_scientific)", "true"}, {R"("A00001" | looks_scientific)", "false"}},
      .edge_cases = {{"missing | looks_scientific", "missing"},
                     {R"("" | looks_scientific)", "false"},
                     {R"("1,2e+07" | looks_scientific)", "true"},
                     {R"("12" | looks_scientific)", "false"}},
      .body = each_row([](Text text) {
        Text rest = trimmed(text);
        if (rest.starts_with("-")) rest.remove_prefix(1);
        if (drop_digits(rest) == 0) return false;
        if (rest.starts_with(".") || rest.starts_with(",")) {
          rest.remove_prefix(1);
          if (drop_digits(rest) == 0) return false;
        }
        if (!rest.starts_with("E") && !rest.starts_with("e")) return false;
        rest.remove_prefix(1);
        if (!rest.starts_with("+") && !rest.starts_with("-")) return false;
        rest.remove_prefix(1);
        return drop_digits(rest) > 0 && rest.empty();
      }),
  };
}

}  // namespace damson::functions
