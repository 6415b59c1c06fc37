// Numbers as people write them.
#include "stdlib/support/number_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

bool is_plain_digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes of the front of `rest` are the separator: a space may be one that does not break, an apostrophe a
/// curved one.
size_t separator_size(Text rest, const std::string& group) {
  if (group.empty()) return 0;
  if (rest.starts_with(group)) return group.size();
  constexpr std::array<Text, 3> spaces = {"\u00a0", "\u202f", "\u2009"};
  if (group == " ") {
    const auto* space = std::find_if(spaces.begin(), spaces.end(), [&](Text known) { return rest.starts_with(known); });
    return space == spaces.end() ? 0 : space->size();
  }
  constexpr Text curved = "\u2019";
  return group == "'" && rest.starts_with(curved) ? curved.size() : 0;
}

/// The digits at the front of `rest`, group separators left out; nothing when the groups are not of three.
std::optional<std::string> whole_digits(Text& rest, const std::string& group) {
  std::string digits;
  size_t since_separator = 0;
  bool grouped = false;
  while (!rest.empty()) {
    if (is_plain_digit(rest.front())) {
      digits += rest.front();
      ++since_separator;
      rest.remove_prefix(1);
      continue;
    }
    const size_t separator = separator_size(rest, group);
    if (separator == 0) break;
    const bool fits = grouped ? since_separator == 3 : since_separator >= 1 && since_separator <= 3;
    if (!fits) return std::nullopt;
    grouped = true;
    since_separator = 0;
    rest.remove_prefix(separator);
  }
  if (grouped && (since_separator != 3 || digits.front() == '0')) return std::nullopt;  // "0.123" is no 123
  return digits;
}

}  // namespace

Result<NumberStyle> make_number_style(std::string decimal, std::string group) {
  if (!decimal.empty() && decimal == group) {
    return fail(fmt::format("\"{}\" cannot separate both the fraction and the groups of three digits", decimal));
  }
  for (const std::string& separator : {decimal, group}) {
    for (char c : separator) {
      if (is_plain_digit(c) || c == '-' || c == '+')
        return fail(fmt::format("\"{}\" cannot separate the parts of a number", separator));
    }
  }
  return NumberStyle{.decimal = std::move(decimal), .group = std::move(group)};
}

std::optional<std::string> plain_number(Text text, const NumberStyle& style) {
  Text rest = trimmed(text);
  std::string out;
  if (rest.starts_with("\u2212")) {  // the typographic minus
    out += '-';
    rest.remove_prefix(3);
  } else if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
    if (rest.front() == '-') out += '-';
    rest.remove_prefix(1);
  }
  const auto whole = whole_digits(rest, style.group);
  if (!whole) return std::nullopt;
  out += whole->empty() ? "0" : *whole;
  const bool fraction = !style.decimal.empty() && rest.starts_with(style.decimal);
  if (!fraction) {
    if (whole->empty() || !rest.empty()) return std::nullopt;
    return out;
  }
  rest.remove_prefix(style.decimal.size());
  if (rest.empty()) return std::nullopt;
  for (char c : rest) {
    if (!is_plain_digit(c)) return std::nullopt;
  }
  out += '.';
  out += rest;
  return out;
}

Error not_a_number(Text text, std::string_view what) { return fail(fmt::format("\"{}\" is not {}", text, what)); }

}  // namespace damson
