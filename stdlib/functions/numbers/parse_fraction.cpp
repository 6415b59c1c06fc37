// A text such as "12 3/4" as a decimal number.
#include <fmt/format.h>
#include <array>

#include "runtime/values/each_row.h"
#include "runtime/values/unicode.h"
#include "stdlib/support/number_text.h"

namespace damson::functions {

namespace {

struct FractionParts {
  bool negative = false;
  int64_t whole = 0;
  int64_t above = 0;
  int64_t below = 1;
};

struct FractionSign {
  Text sign;
  int64_t above;
  int64_t below;
};
constexpr std::array<FractionSign, 18> fraction_signs = {{{"⅐", 1, 7},
                                                          {"⅑", 1, 9},
                                                          {"⅒", 1, 10},
                                                          {"½", 1, 2},
                                                          {"⅓", 1, 3},
                                                          {"⅔", 2, 3},
                                                          {"¼", 1, 4},
                                                          {"¾", 3, 4},
                                                          {"⅕", 1, 5},
                                                          {"⅖", 2, 5},
                                                          {"⅗", 3, 5},
                                                          {"⅘", 4, 5},
                                                          {"⅙", 1, 6},
                                                          {"⅚", 5, 6},
                                                          {"⅛", 1, 8},
                                                          {"⅜", 3, 8},
                                                          {"⅝", 5, 8},
                                                          {"⅞", 7, 8}}};

/// Up to nine digits, so that products stay small; nothing when there are none or more.
std::optional<int64_t> front_number(Text& rest) {
  size_t digits = 0;
  int64_t value = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
    if (digits == 9) return std::nullopt;
    value = value * 10 + (rest[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  rest.remove_prefix(digits);
  return value;
}

bool read_sign(Text& rest, FractionParts& parts) {
  for (const FractionSign& sign : fraction_signs) {
    if (!rest.starts_with(sign.sign)) continue;
    rest.remove_prefix(sign.sign.size());
    parts.above = sign.above;
    parts.below = sign.below;
    return true;
  }
  return false;
}

/// The plain slash, the one for fractions and the one for divisions.
size_t slash_size(Text rest) {
  if (rest.starts_with("/")) return 1;
  return rest.starts_with("\u2044") || rest.starts_with("\u2215") ? 3 : 0;
}

/// `above/below`.
bool read_slash(Text& rest, int64_t above, FractionParts& parts) {
  const size_t slash = slash_size(rest);
  if (slash == 0) return false;
  rest.remove_prefix(slash);
  const auto below = front_number(rest);
  if (!below) return false;
  parts.above = above;
  parts.below = *below;
  return true;
}

std::optional<FractionParts> fraction_parts(Text text) {
  Text rest = trimmed(text);
  FractionParts parts;
  const bool long_minus = rest.starts_with("\u2212");
  parts.negative = long_minus || rest.starts_with("-");
  if (parts.negative || rest.starts_with("+")) rest.remove_prefix(long_minus ? 3 : 1);
  if (read_sign(rest, parts)) return rest.empty() ? std::optional(parts) : std::nullopt;
  const auto first_number = front_number(rest);
  if (!first_number) return std::nullopt;
  if (slash_size(rest) > 0) {
    if (!read_slash(rest, *first_number, parts)) return std::nullopt;
    return rest.empty() ? std::optional(parts) : std::nullopt;
  }
  parts.whole = *first_number;
  rest = trimmed(rest);
  if (rest.empty()) return parts;
  if (!read_sign(rest, parts)) {
    const auto above = front_number(rest);
    if (!above || !read_slash(rest, *above, parts)) return std::nullopt;
    if (parts.above >= parts.below && parts.below != 0) return std::nullopt;  // "1 5/4" is a slip
  }
  return rest.empty() ? std::optional(parts) : std::nullopt;
}

}  // namespace

Function parse_fraction() {
  return {
      .name = "parse_fraction",
      .family = "numbers",
      .keeps = Keeps::everything,
      .summary = R"(The number that a text with a fraction is, such as "12 3/4" or "½".)",
      .details = "A fraction that has no end, such as 1/3, is rounded.",
      .parameters = {{"text", "The text to read."},
                     {"places", "How many digits behind the point at most.", ConstantValue{int64_t{6}}}},
      .examples = {{R"("12 3/4" | parse_fraction)", "12.75"}, {R"("1/3" | parse_fraction(places: 2))", "0.33"}},
      .edge_cases = {{"missing | parse_fraction", "missing"},
                     {R"("" | parse_fraction)", R"(fails "is not a number")"},
                     {R"("5½" | parse_fraction)", "5.5"},
                     {R"("-1 1/2" | parse_fraction)", "-1.5"},
                     {R"("\u{2212}1 1/2" | parse_fraction)", "-1.5"},
                     {R"("⅒" | parse_fraction)", "0.1"},
                     {R"("1 5/4" | parse_fraction)", R"(fails "is not a number")"},
                     {R"("1/0" | parse_fraction)", R"(fails "divides by zero")"},
                     {R"("7" | parse_fraction)", "7"}},
      .body = each_row([](Text text, int64_t places) -> Result<Decimal> {
        if (places < 0 || places > 20) return fail("`places` must be between 0 and 20");
        const auto parts = fraction_parts(text);
        if (!parts) return not_a_number(text, "a number with a fraction");
        if (parts->below == 0) return fail(fmt::format("\"{}\" divides by zero", text));
        const int64_t above = parts->whole * parts->below + parts->above;
        const auto value = damson::divide(Decimal::from_integer(parts->negative ? -above : above),
                                          Decimal::from_integer(parts->below), static_cast<int>(places));
        if (!value) return fail(fmt::format("\"{}\" is too large", text));
        return normalised(*value);
      }),
  };
}

}  // namespace damson::functions
