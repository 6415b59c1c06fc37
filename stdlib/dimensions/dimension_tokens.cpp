// Cutting written dimensions into tokens.
#include "stdlib/dimensions/dimension_tokens.h"

#include <algorithm>
#include <array>

#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

namespace {

constexpr std::array<std::pair<std::string_view, Decimal>, 7> vulgar_fractions = {{{"\u00bd", {5, 1}},
                                                                                    {"\u00bc", {25, 2}},
                                                                                    {"\u00be", {75, 2}},
                                                                                    {"\u215b", {125, 3}},
                                                                                    {"\u215c", {375, 3}},
                                                                                    {"\u215d", {625, 3}},
                                                                                    {"\u215e", {875, 3}}}};
constexpr std::array<std::string_view, 6> foot_and_inch_signs = {"\"", "'", "\u2033", "\u2032", "\u201d", "\u2019"};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

class DimensionTokeniser {
 public:
  explicit DimensionTokeniser(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) next();
    tokens_.push_back({Token::Kind::line, {}});
    return std::move(tokens_);
  }

 private:
  bool starts(std::string_view wanted) const { return text_.substr(at_).starts_with(wanted); }
  char look(size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  bool after_number() const { return !tokens_.empty() && tokens_.back().is(Token::Kind::number); }

  void add(Token::Kind kind, size_t size, std::optional<Decimal> number = {}) {
    tokens_.push_back({kind, text_.substr(at_, size), number});
    at_ += size;
  }

  void next() {
    const char c = text_[at_];
    if (c == '\n' || c == '\r') return add(Token::Kind::line, 1);
    if (c == ' ' || c == '\t') return void(++at_);
    if (starts("\u00a0") || starts("\u2009")) return void(at_ += starts("\u00a0") ? 2 : 3);
    if (starts("\u00d7")) return add(Token::Kind::times, 2);
    if (c == '(') return bracket();
    if (digit(c)) return number();
    for (const auto& [sign, value] : vulgar_fractions) {
      if (starts(sign)) return add(Token::Kind::number, sign.size(), value);
    }
    for (std::string_view sign : foot_and_inch_signs) {
      if (after_number() && starts(sign)) return add(Token::Kind::word, sign.size());
    }
    if (letter(c)) return word();
    add(Token::Kind::mark, 1);
  }

  void bracket() {
    int depth = 0;
    for (size_t end = at_; end < text_.size() && text_[end] != '\n' && text_[end] != '\r'; ++end) {
      if (text_[end] == '(') ++depth;
      if (text_[end] == ')' && --depth == 0) return add(Token::Kind::bracket, end + 1 - at_);
    }
    add(Token::Kind::mark, 1);  // never closed
  }

  void word() {
    size_t end = at_;
    while (end < text_.size() && (letter(text_[end]) || (text_[end] == '\'' && letter(look(end + 1))))) ++end;
    const std::string_view found = text_.substr(at_, end - at_);
    if (same_word(found, "x")) return add(Token::Kind::times, 1);
    const bool joined = found.size() > 1 && (found.back() == 'x' || found.back() == 'X') && digit(look(end)) && after_number();
    if (joined && find_unit(found.substr(0, found.size() - 1))) {  // "120cmx80cm"
      add(Token::Kind::word, found.size() - 1);
      return add(Token::Kind::times, 1);
    }
    add(Token::Kind::word, found.size());
  }

  size_t digits_from(size_t place) const {
    size_t end = place;
    while (digit(look(end))) ++end;
    return end;
  }

  /// Whole digits, then a fraction in any of the ways of writing one.
  void number() {
    const size_t whole = digits_from(at_);
    if (look(whole) == '.' && digit(look(whole + 1))) return plain_number(digits_from(whole + 1));
    if (look(whole) == ',' && digit(look(whole + 1))) return comma_number(whole);
    if (look(whole) == '/' && digit(look(whole + 1))) return common_fraction(std::nullopt, at_, whole);
    const auto value = parse_decimal(text_.substr(at_, whole - at_));
    size_t behind = whole;
    while (look(behind) == ' ') ++behind;
    const size_t numerator = digits_from(behind);
    if (behind > whole && numerator > behind && look(numerator) == '/' && digit(look(numerator + 1))) {
      return common_fraction(value, behind, numerator);
    }
    for (const auto& [sign, fraction] : vulgar_fractions) {
      if (!text_.substr(behind).starts_with(sign)) continue;
      return add(Token::Kind::number, behind + sign.size() - at_, value ? damson::add(*value, fraction) : std::nullopt);
    }
    add(Token::Kind::number, whole - at_, value);
  }

  /// A second point, as in "1.2.3", makes it no number.
  void plain_number(size_t end) {
    const bool more = (look(end) == '.' || look(end) == ',') && digit(look(end + 1));
    add(Token::Kind::number, end - at_, more ? std::nullopt : parse_decimal(text_.substr(at_, end - at_)));
  }

  /// "1,5" is one and a half; "15,750" can be fifteen thousand or fifteen and three quarters.
  void comma_number(size_t comma) {
    const size_t end = digits_from(comma + 1);
    const bool two_ways = end - comma - 1 > 2 || look(end) == ',' || (look(end) == '.' && digit(look(end + 1)));
    std::string plain(text_.substr(at_, end - at_));
    plain[comma - at_] = '.';
    add(Token::Kind::number, end - at_, two_ways ? std::nullopt : parse_decimal(plain));
  }

  /// Halves, quarters and so on down to sixty-fourths, and tenths: others are not exact.
  void common_fraction(std::optional<Decimal> whole, size_t numerator, size_t slash) {
    const size_t end = digits_from(slash + 1);
    const auto above = parse_decimal(text_.substr(numerator, slash - numerator));
    const auto below = parse_decimal(text_.substr(slash + 1, end - slash - 1));
    std::optional<Decimal> value;
    if (above && below && *above < *below) value = divide(*above, *below, 6);
    if (value) {
      const auto back = multiply(*value, *below);
      value = back && *back == *above ? damson::add(normalised(*value), whole.value_or(Decimal{})) : std::nullopt;
    }
    add(Token::Kind::number, end - at_, value);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) { return DimensionTokeniser(text).run(); }

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace damson::dimensions
