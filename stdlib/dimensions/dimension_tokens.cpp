// Cutting written dimensions into tokens.
#include "stdlib/dimensions/dimension_tokens.h"

#include <algorithm>
#include <array>

#include "stdlib/dimensions/direction.h"
#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

namespace {

constexpr std::array<std::string_view, 10> foot_and_inch_signs = {
    "''", "\u2019\u2019", "\u2032\u2032", "\"", "'", "\u2033", "\u2032", "\u201d", "\u2019", "\u02ba"};
constexpr std::array<std::string_view, 3> times_signs = {"\u00d7", "\u2715", "\u2a2f"};
constexpr std::array<std::string_view, 5> dashes = {"\u2010", "\u2011", "\u2013", "\u2014", "\u2212"};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

template <size_t count>
size_t size_of_one(const std::array<std::string_view, count>& signs, std::string_view text) {
  for (std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

class DimensionTokeniser {
 public:
  explicit DimensionTokeniser(std::string_view text) : text_(text), closing_(text.size(), std::string_view::npos) {
    match_brackets();
  }

  std::vector<Token> run() {
    while (at_ < text_.size()) next();
    tokens_.push_back({Token::Kind::line, text_.substr(text_.size())});
    settle_separators();
    return std::move(tokens_);
  }

 private:
  char look(size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  std::string_view rest() const { return text_.substr(at_); }
  bool after_number() const { return !tokens_.empty() && tokens_.back().is(Token::Kind::number); }

  void add(Token::Kind kind, size_t size) {
    tokens_.push_back({kind, text_.substr(at_, size)});
    at_ += size;
  }

  /// Each bracket's partner on its line, in one pass: looking for it from each one would take quadratic time.
  void match_brackets() {
    std::vector<size_t> open;
    for (size_t place = 0; place < text_.size(); ++place) {
      const char c = text_[place];
      if (c == '\n' || c == '\r') open.clear();
      if (c == '(' || c == '[') open.push_back(place);
      if (c != ')' && c != ']') continue;
      const char partner = c == ')' ? '(' : '[';
      if (open.empty() || text_[open.back()] != partner) continue;
      closing_[open.back()] = place;
      open.pop_back();
    }
  }

  void next() {
    const char c = text_[at_];
    if (c == '\n' || c == '\r') return add(Token::Kind::line, 1);
    if (const size_t space = space_at(rest())) return void(at_ += space);
    if (c == '*') return add(Token::Kind::times, 1);
    if (c == '-') return add(Token::Kind::dash, 1);
    if (closing_[at_] != std::string_view::npos) return add(Token::Kind::bracket, closing_[at_] + 1 - at_);
    if (digit(c) || (c == '.' && digit(look(at_ + 1)) && !point_of_abbreviation()) ||
        static_cast<unsigned char>(c) >= 0x80) {
      if (WrittenNumber found = number_at(rest()); found.size > 0) return number(found);
    }
    if (const size_t size = size_of_one(times_signs, rest())) return add(Token::Kind::times, size);
    if (const size_t size = size_of_one(dashes, rest())) return add(Token::Kind::dash, size);
    if (const size_t size = size_of_one(foot_and_inch_signs, rest()); size > 0 && after_number())
      return add(Token::Kind::word, size);
    if (letter(c)) return word();
    add(Token::Kind::mark, 1);
  }

  /// "ea.316": the point ends the word. In "weight.75 lb" it may as well begin the number.
  bool point_of_abbreviation() const {
    if (at_ == 0 || !letter(text_[at_ - 1]) || tokens_.empty()) return false;
    return is_abbreviation(tokens_.back().text);
  }

  void number(WrittenNumber found) {
    const bool point_of_word = text_[at_] == '.' && at_ > 0 && letter(text_[at_ - 1]);
    const bool behind_comma = at_ > 0 && text_[at_ - 1] == ',' && (at_ == 1 || text_[at_ - 2] == ' ');  // ",5"
    if (point_of_word || behind_comma) found.fault = "can be read in two ways";
    tokens_.push_back({Token::Kind::number, text_.substr(at_, found.size), found});
    at_ += found.size;
  }

  /// Whether something else than a letter begins at `place`, though its bytes look like one.
  bool sign_at(size_t place) const {
    if (static_cast<unsigned char>(look(place)) < 0x80) return false;
    const std::string_view here = text_.substr(place);
    return space_at(here) > 0 || size_of_one(times_signs, here) > 0 || size_of_one(dashes, here) > 0 ||
           number_at(here).size > 0;
  }

  void word() {
    size_t end = at_;
    while (end < text_.size() &&
           ((letter(text_[end]) && !sign_at(end)) || (text_[end] == '\'' && letter(look(end + 1)))))
      ++end;
    const std::string_view found = text_.substr(at_, end - at_);
    if (same_word(found, "x")) return add(Token::Kind::times, 1);
    const bool times =
        found.size() > 1 && (found.back() == 'x' || found.back() == 'X') && after_number() && number_follows(end);
    const std::string_view before = found.substr(0, found.size() - 1);
    if (times && (find_unit(before) || direction_of(before) != Direction::none)) {  // "120cmx80cm"
      add(Token::Kind::word, before.size());
      return add(Token::Kind::times, 1);
    }
    add(Token::Kind::word, found.size());
  }

  bool number_follows(size_t place) const {
    while (place < text_.size() && space_at(text_.substr(place)) > 0) place += space_at(text_.substr(place));
    return digit(look(place)) || (look(place) == '.' && digit(look(place + 1)));
  }

  /// "1.200" is 1200 or 1.2, unless another number of the line shows what its points and commas mean.
  void settle_separators() {
    bool point = false;
    bool comma = false;
    for (const Token& token : tokens_) {
      point = point || token.number.sign == '.';
      comma = comma || token.number.sign == ',';
    }
    if (point == comma) return;
    for (Token& token : tokens_) {
      if (!token.number.grouped) continue;
      const bool fraction = (token.text.find('.') != std::string_view::npos) == point;
      if (!fraction) token.number.value = token.number.grouped;
      token.number.fault = {};
      token.number.grouped.reset();
    }
  }

  std::string_view text_;
  std::vector<size_t> closing_;  // of the bracket at each place
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

bool Token::is_word(std::string_view wanted) const { return kind == Kind::word && same_word(text, wanted); }

std::vector<Token> tokens_of(std::string_view text) { return DimensionTokeniser(text).run(); }

std::string_view inside(const Token& bracket) {
  return bracket.is(Token::Kind::bracket) ? bracket.text.substr(1, bracket.text.size() - 2) : std::string_view();
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace damson::dimensions
