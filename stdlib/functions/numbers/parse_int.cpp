// A text as a whole number.
#include <fmt/format.h>
#include <charconv>

#include "runtime/values/each_row.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

Function parse_int() {
  return {
      .name = "parse_int",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = "The whole number that a text is.",
      .parameters = {{"text", "The text to read."},
                     {"group",
                      "What stands between groups of three digits; nothing when left out. A space is any of those in "
                      "print, an apostrophe the curved one too.",
                      ConstantValue{std::string()}}},
      .examples = {{R"("1984" | parse_int)", "1984"}, {R"("12,345" | parse_int(group: ","))", "12345"}},
      .edge_cases = {{"missing | parse_int", "missing"},
                     {R"("" | parse_int)", R"(fails "is not a whole number")"},
                     {R"("12 cm" | parse_int)", R"(fails "12 cm\" is not a whole number")"},
                     {R"("\u{2212}7" | parse_int)", "-7"},
                     {R"("0.123" | parse_int(group: "."))", R"(fails "is not a whole number")"},
                     {R"("12\u{202F}345" | parse_int(group: " "))", "12345"},
                     {R"("1,2345" | parse_int(group: ","))", R"(fails "is not a whole number")"},
                     {R"("99999999999999999999" | parse_int)", R"(fails "too large")"}},
      .body = each_row(
          [](Text text, const NumberStyle& style) -> Result<int64_t> {
            const auto plain = plain_number(text, style);
            if (!plain) return not_a_number(text, "a whole number");
            int64_t number = 0;
            const auto read = std::from_chars(plain->data(), plain->data() + plain->size(), number);
            if (read.ec != std::errc()) return fail(fmt::format("\"{}\" is too large", text));
            return number;
          },
          [](std::string group) { return make_number_style({}, std::move(group)); }),
  };
}

}  // namespace damson::functions
