// The words, numbers and marks of a date as a cataloguer writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace damson::museum_dates {

struct Token {
  enum class Kind : uint8_t {
    number,   // "1843"
    ordinal,  // "19th", "nineteenth"; `number` is 19
    decade,   // "1830s", "1830's"; `number` is 1830
    word,     // lower case, without the full stop of an abbreviation
    dash,     // between two parts of a range; `text` is "-" for a hyphen and "–" for a dash
    mark,     // one of ? , ; ( ) [ ] / & :
    other,    // anything else: nothing reads it
  };
  Kind kind;
  std::string text;
  int number = 0;
  int digits = 0;      // of a number, as written
  bool glued = false;  // nothing stands between it and the token before

  bool is(Kind wanted) const { return kind == wanted; }
  bool is(std::string_view wanted) const { return (kind == Kind::word || kind == Kind::mark) && text == wanted; }
};

std::vector<Token> tokens_of(std::string_view text);

}  // namespace damson::museum_dates
