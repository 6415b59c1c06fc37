// Whether a number has lost the zeros at its front.
#include <fmt/format.h>
#include <algorithm>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"

namespace damson::functions {

namespace {

constexpr int64_t most_digits = 100;

bool too_short(Text text, int64_t width) {
  Text digits = trimmed(text);
  if (digits.ends_with(".0")) digits.remove_suffix(2);  // as spreadsheets and statistics programs write whole numbers
  const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all_digits && !digits.empty() && digits.front() != '0' && static_cast<int64_t>(digits.size()) < width;
}

Error bad_width() { return fail(fmt::format("`width` must be between 1 and {}", most_digits)); }

}  // namespace

Function lost_zeros() {
  return {
      .name = "lost_zeros",
      .family = "damage",
      .summary = "Whether a number seems to have lost the zeros at its front, as spreadsheets take them away.",
      .details =
          "It does when it is made of digits only, fewer than it should have, and does not begin with a zero. "
          "`pad_left` puts the zeros back.",
      .parameters = {{"text", "The number, as text or as an int."}, {"width", "How many digits it should have."}},
      .examples = {{R"("123" | lost_zeros(5))", "true"},
                   {R"("00123" | lost_zeros(5))", "false"},
                   {"123 | lost_zeros(5)", "true"}},
      .edge_cases = {{"missing | lost_zeros(5)", "missing"},
                     {R"("" | lost_zeros(5))", "false"},
                     {R"("123.0" | lost_zeros(5))", "true"},
                     {R"("0123" | lost_zeros(5))", "false"},
                     {R"("Ü23" | lost_zeros(5))", "false"},
                     {R"("-12" | lost_zeros(5))", "false"},
                     {R"("1" | lost_zeros(0))", R"(fails "`width` must be between 1 and 100")"}},
      .body = overloads(each_row([](Text text, int64_t width) -> Result<bool> {
                          if (width < 1 || width > most_digits) return bad_width();
                          return too_short(text, width);
                        }),
                        each_row([](int64_t number, int64_t width, RowContext& row) -> Result<bool> {
                          if (width < 1 || width > most_digits) return bad_width();
                          std::string& digits = row.scratch();
                          fmt::format_to(std::back_inserter(digits), "{}", number);
                          return too_short(digits, width);
                        })),
  };
}

}  // namespace damson::functions
