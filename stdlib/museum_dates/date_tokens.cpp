// Cutting a written date into tokens.
#include "stdlib/museum_dates/date_tokens.h"

#include <algorithm>
#include <array>

namespace damson::museum_dates {

namespace {

constexpr std::array<std::string_view, 21> ordinal_words = {
    "first",     "second",    "third",       "fourth",     "fifth",      "sixth",      "seventh",
    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",    "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",  "twenty-first"};

bool token_digit(char c) { return c >= '0' && c <= '9'; }
bool token_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) next();
    return std::move(tokens_);
  }

 private:
  void add(Token::Kind kind, std::string text, int number = 0, int digits = 0) {
    tokens_.push_back({kind, std::move(text), number, digits, token_start_ == end_of_last_ && !tokens_.empty()});
    end_of_last_ = at_;
  }

  bool take(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  void next() {
    token_start_ = at_;
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '.') {
      ++at_;  // the full stop of "c." says nothing that the word does not
      return;
    }
    if (take("\u00a0") || take("\u2009")) return;
    for (std::string_view dash : {"\u2013", "\u2014", "\u2012", "\u2212"}) {
      if (take(dash)) return add(Token::Kind::dash, "\u2013");
    }
    if (take("-") || take("\u2010") || take("\u2011")) return add(Token::Kind::dash, "-");
    if (token_digit(c)) return number();
    if (std::string_view("?,;()[]/&:").find(c) != std::string_view::npos) {
      ++at_;
      return add(Token::Kind::mark, std::string(1, c));
    }
    if (token_letter(c)) return word();
    ++at_;
    add(Token::Kind::other, std::string(1, c));
  }

  void number() {
    const size_t start = at_;
    while (at_ < text_.size() && token_digit(text_[at_])) ++at_;
    const std::string digits(text_.substr(start, at_ - start));
    if (digits.size() > 9) return add(Token::Kind::other, digits);
    const int value = std::stoi(digits);
    const auto size = static_cast<int>(digits.size());
    if (ends_word("'s") || ends_word("\u2019s") || ends_word("s")) return add(Token::Kind::decade, digits, value, size);
    for (std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (ends_word(ending)) return add(Token::Kind::ordinal, digits, value, size);
    }
    add(Token::Kind::number, digits, value, size);
  }

  /// Takes `ending` where no letter or digit follows it.
  bool ends_word(std::string_view ending) {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(ending)) return false;
    if (rest.size() > ending.size() && (token_letter(rest[ending.size()]) || token_digit(rest[ending.size()]))) {
      return rest.substr(ending.size()).starts_with("\u2013") && take(ending);
    }
    at_ += ending.size();
    return true;
  }

  void word() {
    const size_t start = at_;
    while (at_ < text_.size() && token_letter(text_[at_]) && !text_.substr(at_).starts_with("\u2013")) ++at_;
    if (at_ == start) {
      ++at_;
      return add(Token::Kind::other, std::string(text_.substr(start, 1)));
    }
    std::string found(text_.substr(start, at_ - start));
    std::transform(found.begin(), found.end(), found.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (found == "twenty" && text_.substr(at_).starts_with("-first")) {
      at_ += 6;
      found = "twenty-first";
    }
    const auto* ordinal = std::find(ordinal_words.begin(), ordinal_words.end(), found);
    if (ordinal == ordinal_words.end()) return add(Token::Kind::word, std::move(found));
    add(Token::Kind::ordinal, std::move(found), static_cast<int>(ordinal - ordinal_words.begin()) + 1);
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t token_start_ = 0;
  size_t end_of_last_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return Tokeniser(text).run(); }

}  // namespace damson::museum_dates
