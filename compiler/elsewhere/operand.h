// Pieces of a spec as they are written, put into other places.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace damson {

/// One line, without white space around it.
std::string one_line(std::string_view written);

/// How tightly the parts of a piece hold together; from loose to tight.
enum class Tightness : uint8_t {
  right_hand_side,  // `if`, `for`, `on …`
  disjunction,      // `or`
  condition,        // `and`, `not`, a comparison
  piped,
  sum,
  primary,
};
Tightness tightness_of(std::string_view written);
/// In parentheses where it holds together less than `wanted`.
std::string at_least(Tightness wanted, std::string_view written);

/// Whether it is one text between double quotes.
bool is_text(std::string_view written);
/// Whether it is one of them, and nothing is put into it.
bool is_plain_text(std::string_view written);
std::optional<long long> whole_number(std::string_view written);

/// With `==` and `!=` where it compares with `=` and `<>`, outside of brackets and texts.
std::string with_own_comparisons(std::string_view written);
/// A text that is a pattern elsewhere, or a pattern, between slashes; nothing for any other value.
std::optional<std::string> as_pattern(std::string_view written);
/// All of them in one text: `"{number}: {title}"`.
std::string joined_text(std::span<const std::string> operands);
/// The condition that `value LIKE "pattern"` stands for; nothing when the pattern is no plain text.
std::optional<std::string> like_condition(std::string_view value, std::string_view pattern);
/// A text of the pattern's kind put together from values: `"%s: %s" % (a, b)`, `"{}: {}".format(a, b)`, `"${a}"`.
std::optional<std::string> filled_text(std::string_view pattern, std::span<const std::string> operands);

}  // namespace damson
