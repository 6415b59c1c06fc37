// The numbers, words and marks of written dimensions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "stdlib/dimensions/written_number.h"

namespace damson::dimensions {

struct Token {
  enum class Kind : uint8_t {
    number,   // "394", "1.5", "1,5", "23 1/4", "½", ".5"
    word,     // letters, or the sign of an inch or a foot
    times,    // x, X, × or *, alone
    bracket,  // "(approx.)" or "[approx.]", with everything inside
    dash,     // a hyphen, a dash or a minus
    mark,     // , ; : . & and whatever else stands there
    line,     // the end of a line
  };
  Kind kind;
  std::string_view text;  // within what was read
  WrittenNumber number = {};

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_mark(char wanted) const { return kind == Kind::mark && text.size() == 1 && text[0] == wanted; }
  bool is_word(std::string_view wanted) const;
  /// Whether `next` stands right behind it, without a space.
  bool touches(const Token& next) const { return text.data() + text.size() == next.text.data(); }
};

/// The text in tokens, with one of Kind::line behind each line; the tokens point into `text`. Linear in the text.
std::vector<Token> tokens_of(std::string_view text);

/// "diameter" of "(diameter)"; empty for what is no bracket.
std::string_view inside(const Token& bracket);

/// Upper and lower case of ASCII letters alike.
bool same_word(std::string_view a, std::string_view b);

}  // namespace damson::dimensions
