// A text as an exact decimal number.
#include <fmt/format.h>

#include "runtime/values/each_row.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

Function parse_decimal() {
  return {
      .name = "parse_decimal",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "The exact decimal number that a text is.",
      .parameters = {{"text", "The text to read."},
                     {"decimal", "What stands between the whole and the fraction.", ConstantValue{std::string(".")}},
                     {"group",
                      "What stands between groups of three digits; nothing when left out. A space is any of those in "
                      "print, an apostrophe the curved one too.",
                      ConstantValue{std::string()}}},
      .examples = {{R"("12.50" | parse_decimal)", "12.50"},
                   {R"("1.234,5" | parse_decimal(decimal: ",", group: "."))", "1234.5"}},
      .edge_cases = {{"missing | parse_decimal", "missing"},
                     {R"("" | parse_decimal)", R"(fails "is not a number")"},
                     {R"("12 cm" | parse_decimal)", R"(fails "is not a number")"},
                     {R"("0.123" | parse_decimal(decimal: ",", group: "."))", R"(fails "is not a number")"},
                     {R"("1\u{A0}234,5" | parse_decimal(decimal: ",", group: " "))", "1234.5"},
                     {R"(".5" | parse_decimal)", "0.5"},
                     {R"(" 7\u{A0}" | parse_decimal)", "7"},
                     {R"("1,5" | parse_decimal)", R"(fails "is not a number")"}},
      .body = each_row(
          [](Text text, const NumberStyle& style) -> Result<Decimal> {
            if (style.decimal == ".") {  // written as we would write it, as most are: no copy is needed
              if (const auto number = damson::parse_decimal(text)) return *number;
            }
            const auto plain = plain_number(text, style);
            if (!plain) return not_a_number(text);
            const auto number = damson::parse_decimal(*plain);
            if (!number) return fail(fmt::format("\"{}\" has more than 38 digits", text));
            return *number;
          },
          [](std::string decimal, std::string group) {
            return make_number_style(std::move(decimal), std::move(group));
          }),
  };
}

}  // namespace damson::functions
