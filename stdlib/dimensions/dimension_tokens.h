// The numbers, words and marks of written dimensions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "runtime/values/decimal.h"

namespace damson::dimensions {

struct Token {
  enum class Kind : uint8_t {
    number,   // "394", "1.5", "1,5", "23 1/4", "½"; nothing in `number` where it can be read in two ways
    word,     // letters, or the sign of an inch or a foot
    times,    // x, X or ×, alone
    bracket,  // "(approx.)", with everything inside
    mark,     // , ; : . & and whatever else stands there
    line,     // the end of a line
  };
  Kind kind;
  std::string_view text;  // within what was read
  std::optional<Decimal> number = {};

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_mark(char wanted) const { return kind == Kind::mark && text.size() == 1 && text[0] == wanted; }
};

/// The text in tokens, with one of Kind::line behind each line; the tokens point into `text`.
std::vector<Token> tokens_of(std::string_view text);

/// Upper and lower case of ASCII letters alike.
bool same_word(std::string_view a, std::string_view b);

}  // namespace damson::dimensions
