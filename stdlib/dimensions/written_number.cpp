// Reading one written number.
#include "stdlib/dimensions/written_number.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace damson::dimensions {

namespace {

constexpr std::string_view no_number = "is not a number";
constexpr std::string_view two_ways = "can be read in two ways";
constexpr std::string_view no_proper_fraction = "has no proper fraction";
constexpr std::string_view no_exact_value = "has no exact decimal value";
constexpr std::string_view too_long = "has too many digits";

struct FractionSign {
  std::string_view sign;
  int above;
  int below;
};
constexpr std::array<FractionSign, 18> fraction_signs = {{{"\u00bd", 1, 2},
                                                          {"\u00bc", 1, 4},
                                                          {"\u00be", 3, 4},
                                                          {"\u2150", 1, 7},
                                                          {"\u2151", 1, 9},
                                                          {"\u2152", 1, 10},
                                                          {"\u2153", 1, 3},
                                                          {"\u2154", 2, 3},
                                                          {"\u2155", 1, 5},
                                                          {"\u2156", 2, 5},
                                                          {"\u2157", 3, 5},
                                                          {"\u2158", 4, 5},
                                                          {"\u2159", 1, 6},
                                                          {"\u215a", 5, 6},
                                                          {"\u215b", 1, 8},
                                                          {"\u215c", 3, 8},
                                                          {"\u215d", 5, 8},
                                                          {"\u215e", 7, 8}}};

bool number_digit(char c) { return c >= '0' && c <= '9'; }

WrittenNumber faulty(size_t size, std::string_view fault) { return {.size = size, .fault = fault}; }

class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  WrittenNumber read() {
    if (const FractionSign* sign = sign_at(0)) return with_fraction(Decimal{}, *sign, sign->sign.size());
    const size_t whole = digits_from(0);
    if (whole == 0 && !(look(0) == '.' && number_digit(look(1)))) return {};
    if (const size_t slash = slash_at(whole); slash > 0) return common_fraction(Decimal{}, 0, whole, slash);
    if ((look(whole) == '.' || look(whole) == ',') && number_digit(look(whole + 1))) return separated(whole);
    return whole_number(whole);
  }

 private:
  char look(size_t place) const { return place < text_.size() ? text_[place] : '\0'; }
  size_t digits_from(size_t place) const {
    size_t end = place;
    while (number_digit(look(end))) ++end;
    return end;
  }
  const FractionSign* sign_at(size_t place) const {
    const std::string_view rest = text_.substr(std::min(place, text_.size()));
    const auto* found = std::find_if(fraction_signs.begin(), fraction_signs.end(),
                                     [&](const FractionSign& known) { return rest.starts_with(known.sign); });
    return found == fraction_signs.end() ? nullptr : found;
  }
  /// The size of the slash of a fraction at `place`; 0 where there is none with a digit behind it.
  size_t slash_at(size_t place) const {
    const size_t size = look(place) == '/'                                                  ? 1
                        : text_.substr(std::min(place, text_.size())).starts_with("\u2044") ? 3
                                                                                            : 0;
    return size > 0 && number_digit(look(place + size)) ? size : 0;
  }

  /// Digits, and a fraction behind them where one stands: "23 1/4", "15-1/2", "5½".
  WrittenNumber whole_number(size_t end) const {
    const auto value = parse_decimal(text_.substr(0, end));
    if (!value) return faulty(end, too_long);
    if (end >= 3 && text_[0] == '0') return faulty(end, no_number);  // of "1 000"
    size_t behind = end;
    while (const size_t space = space_at(text_.substr(behind))) behind += space;
    if (const FractionSign* sign = sign_at(behind)) return with_fraction(*value, *sign, behind + sign->sign.size());
    if (behind == end && look(end) == '-') ++behind;
    const size_t numerator = digits_from(behind);
    const size_t slash = behind > end && numerator > behind ? slash_at(numerator) : 0;
    if (slash > 0) return common_fraction(*value, behind, numerator, slash);
    return {.size = end, .value = value};
  }

  static WrittenNumber with_fraction(const Decimal& whole, const FractionSign& sign, size_t size) {
    return sum(whole, Decimal::from_integer(sign.above), Decimal::from_integer(sign.below), size);
  }

  WrittenNumber common_fraction(const Decimal& whole, size_t begin, size_t slash, size_t slash_size) const {
    const size_t end = digits_from(slash + slash_size);
    const auto above = parse_decimal(text_.substr(begin, slash - begin));
    const auto below = parse_decimal(text_.substr(slash + slash_size, end - slash - slash_size));
    if (!above || !below) return faulty(end, too_long);
    if (slash_at(end) > 0) return faulty(end, no_number);
    return sum(whole, *above, *below, end);
  }

  /// Halves, quarters and so on down to sixty-fourths, and tenths: others are not exact.
  static WrittenNumber sum(const Decimal& whole, const Decimal& above, const Decimal& below, size_t size) {
    if (above.coefficient == 0 || above >= below) return faulty(size, no_proper_fraction);
    const auto fraction = divide(above, below, 6);
    const auto back = fraction ? multiply(*fraction, below) : std::nullopt;
    if (!back || *back != above) return faulty(size, no_exact_value);
    const auto value = damson::add(normalised(*fraction), whole);
    return value ? WrittenNumber{.size = size, .value = value} : faulty(size, too_long);
  }

  /// Digits with points and commas among them.
  WrittenNumber separated(size_t whole) const {
    std::string digits(text_.substr(0, whole));
    std::vector<std::pair<char, size_t>> signs;  // with how many digits stand behind each
    size_t end = whole;
    while ((look(end) == '.' || look(end) == ',') && number_digit(look(end + 1))) {
      const size_t next = digits_from(end + 1);
      signs.emplace_back(look(end), next - end - 1);
      digits += text_.substr(end + 1, next - end - 1);
      end = next;
    }
    const auto [last, behind] = signs.back();
    const auto value_with = [&](size_t places) {
      const std::string front = digits.substr(0, digits.size() - places);
      return parse_decimal(places == 0 ? digits
                                       : (front.empty() ? "0" : front) + "." + digits.substr(digits.size() - places));
    };
    if (signs.size() > 1) {
      const bool groups =
          whole >= 1 && whole <= 3 && std::all_of(signs.begin(), signs.end() - 1, [&](const auto& sign) {
            return sign.first == signs.front().first && sign.second == 3;
          });
      const bool fraction = last != signs.front().first;
      if (!groups || (!fraction && behind != 3)) return faulty(end, no_number);
      const auto value = value_with(fraction ? behind : 0);
      return value ? WrittenNumber{.size = end, .value = value, .sign = fraction ? last : '\0'} : faulty(end, too_long);
    }
    const auto value = value_with(behind);
    if (!value) return faulty(end, too_long);
    const bool may_be_group = behind == 3 && whole >= 1 && whole <= 3 && text_[0] != '0';
    if (may_be_group) return {.size = end, .value = value, .fault = two_ways, .grouped = value_with(0)};
    if (last == ',' && behind > 3) return faulty(end, two_ways);
    return {.size = end, .value = value, .sign = whole > 0 ? last : '\0'};
  }

  std::string_view text_;
};

}  // namespace

WrittenNumber number_at(std::string_view text) { return NumberReader(text).read(); }

size_t space_at(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  constexpr std::array<std::string_view, 8> wide = {"\u00a0", "\u2002", "\u2003", "\u2007",
                                                    "\u2009", "\u200a", "\u202f", "\u3000"};
  for (std::string_view space : wide) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

}  // namespace damson::dimensions
