// Tokens of written places, and angles in degrees.
#include "stdlib/support/geo_angle.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"

namespace damson {

namespace {

using GeoKind = GeoToken::Kind;

constexpr int geo_places = 7;  // about a centimetre

struct Sign {
  std::string_view text;
  GeoKind kind;
};
// longer ones first, so that '' is no minute
constexpr std::array<Sign, 22> angle_signs = {{{"''", GeoKind::second},
                                               {"\u2032\u2032", GeoKind::second},
                                               {"\u2019\u2019", GeoKind::second},
                                               {"\u00b4\u00b4", GeoKind::second},
                                               {"\"", GeoKind::second},
                                               {"\u2033", GeoKind::second},
                                               {"\u201d", GeoKind::second},
                                               {"\u201c", GeoKind::second},
                                               {"\u02ba", GeoKind::second},
                                               {"'", GeoKind::minute},
                                               {"\u2032", GeoKind::minute},
                                               {"\u2019", GeoKind::minute},
                                               {"\u00b4", GeoKind::minute},
                                               {"\u02b9", GeoKind::minute},
                                               {"\u00b0", GeoKind::degree},
                                               {"\u00ba", GeoKind::degree},
                                               {"\u02da", GeoKind::degree},
                                               {":", GeoKind::colon},
                                               {",", GeoKind::divider},
                                               {";", GeoKind::divider},
                                               {"-", GeoKind::minus},
                                               {"\u2212", GeoKind::minus}}};
constexpr std::array<Sign, 22> angle_words = {
    {{"d", GeoKind::degree},        {"deg", GeoKind::degree},     {"degree", GeoKind::degree},
     {"degrees", GeoKind::degree},  {"m", GeoKind::minute},       {"min", GeoKind::minute},
     {"minute", GeoKind::minute},   {"minutes", GeoKind::minute}, {"sec", GeoKind::second},
     {"second", GeoKind::second},   {"seconds", GeoKind::second}, {"mins", GeoKind::minute},
     {"secs", GeoKind::second},     {"n", GeoKind::direction},    {"s", GeoKind::direction},
     {"e", GeoKind::direction},     {"w", GeoKind::direction},    {"north", GeoKind::direction},
     {"south", GeoKind::direction}, {"east", GeoKind::direction}, {"west", GeoKind::direction},
     {"degs", GeoKind::degree}}};

bool angle_digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class GeoTokeniser {
 public:
  explicit GeoTokeniser(std::string_view text) : rest_(text) {}

  std::vector<GeoToken> run() {
    while (skip_space(), !rest_.empty()) next();
    tokens_.push_back({GeoKind::end, rest_});
    return std::move(tokens_);
  }

 private:
  void skip_space() {
    while (!rest_.empty()) {
      const Utf8Unit unit = utf8_unit_at(rest_, 0);
      if (!is_white_space(unit.code_point)) return;
      rest_.remove_prefix(unit.bytes);
      apart_ = true;
    }
  }

  void add(GeoKind kind, size_t size, Decimal number = {}) {
    tokens_.push_back({kind, rest_.substr(0, size), number});
    rest_.remove_prefix(size);
    apart_ = false;
  }

  void next() {
    if (angle_digit(rest_[0])) return add_number();
    if (rest_[0] == '+') return add(GeoKind::plus, 1);
    for (const Sign& sign : angle_signs) {
      if (rest_.starts_with(sign.text)) return add(sign.kind, sign.text.size());
    }
    if (letter(rest_[0])) return add_word();
    add(GeoKind::other, utf8_unit_at(rest_, 0).bytes);
  }

  void add_number() {
    const size_t end = std::min(rest_.find_first_not_of("0123456789."), rest_.size());
    const auto number = parse_decimal(rest_.substr(0, end));
    add(number ? GeoKind::number : GeoKind::other, end, number.value_or(Decimal{}));
  }

  void add_word() {
    size_t end = 0;
    while (end < rest_.size() && letter(rest_[end])) ++end;
    const std::string_view word = rest_.substr(0, end);
    // the s of "51d29m27s" is no south
    const bool seconds =
        word == "s" && !apart_ && !tokens_.empty() && tokens_.back().kind == GeoKind::number && letter_before_number();
    const auto* known = std::find_if(angle_words.begin(), angle_words.end(),
                                     [&](const Sign& sign) { return same_ascii_word(sign.text, word); });
    const GeoKind kind = seconds ? GeoKind::second : known == angle_words.end() ? GeoKind::other : known->kind;
    const bool point = kind == GeoKind::direction && rest_.substr(end).starts_with('.') &&
                       !(rest_.size() > end + 1 && angle_digit(rest_[end + 1]));
    add(kind, point ? end + 1 : end);
  }
  bool letter_before_number() const {
    return tokens_.size() > 1 && tokens_[tokens_.size() - 2].text.size() > 0 &&
           letter(tokens_[tokens_.size() - 2].text[0]);
  }

  static bool same_ascii_word(std::string_view known, std::string_view word) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(known.begin(), known.end(), word.begin(), word.end(),
                      [&](char a, char b) { return a == small(b); });
  }

  std::string_view rest_;
  bool apart_ = false;
  std::vector<GeoToken> tokens_;
};

}  // namespace

std::vector<GeoToken> geo_tokens(std::string_view text) { return GeoTokeniser(text).run(); }

Result<Decimal> degrees_of(const GeoAngle& angle, int64_t most, std::string_view what) {
  Decimal total;
  const Decimal sixty = Decimal::from_integer(60);
  Decimal unit = Decimal::from_integer(1);
  for (size_t i = 0; i < angle.parts.size(); ++i) {
    const bool whole = i + 1 == angle.parts.size() || to_integer(angle.parts[i]);
    if (!whole) return fail(fmt::format("the {} has a fraction before its smaller parts", what));
    if (i > 0 && angle.parts[i] >= sixty) return fail(fmt::format("the {} has minutes or seconds of 60 or more", what));
    const auto part = i == 0 ? std::optional(angle.parts[i]) : divide(angle.parts[i], unit, geo_places + 3);
    const auto sum = part ? add(total, *part) : std::nullopt;
    const auto smaller = multiply(unit, sixty);
    if (!sum || !smaller) return fail("a number is too long");
    total = *sum;
    unit = *smaller;
  }
  if (total > Decimal::from_integer(most)) return fail(fmt::format("the {} is more than {} degrees", what, most));
  if (angle.parts.size() > 1) {
    const auto rounded = round_to(total, geo_places);
    if (!rounded) return fail("a number is too long");
    total = normalised(*rounded);
  }
  const bool negative = angle.negative || angle.direction == 'S' || angle.direction == 'W';
  return negative ? negated(total) : total;
}

}  // namespace damson
