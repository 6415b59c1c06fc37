// Reading a number, its units and the dimension that it is.
#include "stdlib/dimensions/written_term.h"

#include <fmt/format.h>
#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"

namespace damson::dimensions {

namespace {

bool ends_in_letter(std::string_view word) {
  size_t last = word.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(word[last]) & 0xc0) == 0x80) --last;
  const char32_t code_point = utf8_unit_at(word, last).code_point;
  return is_letter(code_point) || is_mark(code_point);
}

class TermReader {
 public:
  TermReader(std::span<const Token> tokens, size_t at) : tokens_(tokens), at_(at) {}

  Result<std::optional<Term>> read(bool first) {
    if (first) {
      term_.direction = direction_before(tokens_, at_);
    } else {
      read_before();
    }
    if (!look().is(Token::Kind::number)) return std::optional<Term>();
    term_.named_before = term_.direction != Direction::none;
    auto clock = read_clock();
    if (!clock.ok()) return clock.error();
    if (!*clock) {
      if (first && !measures()) return std::optional<Term>();
      if (auto problem = check_sign_before()) return *problem;
      if (auto problem = read_number()) return *problem;
    }
    if (auto problem = read_behind()) return *problem;
    term_.end = at_;
    return std::optional<Term>(std::move(term_));
  }

 private:
  const Token& look(size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  size_t behind_points(size_t ahead) const {
    while (look(ahead).is_mark('.') || look(ahead).is_mark(':')) ++ahead;
    return ahead;
  }

  /// A minus, the end of a range, or a sign that is not known: what stands right before a number belongs to it.
  std::optional<Error> check_sign_before() const {
    if (at_ == 0 || !tokens_[at_ - 1].touches(look())) return std::nullopt;
    const Token& before = tokens_[at_ - 1];
    if (before.is(Token::Kind::dash)) {
      const bool range = at_ > 1 && tokens_[at_ - 2].is(Token::Kind::number) && tokens_[at_ - 2].touches(before);
      if (range) return fail(fmt::format("\"{}{}{}\" is a range", tokens_[at_ - 2].text, before.text, look().text));
      return fail(fmt::format("the \"{}\" before \"{}\" can be a minus", before.text, look().text));
    }
    if (!before.is(Token::Kind::word) || direction_of(before.text) != Direction::none || ends_in_letter(before.text))
      return std::nullopt;
    return fail(fmt::format("the sign \"{}\" before \"{}\" is not understood", before.text, look().text));
  }

  /// "c." and "W." before the number of a later term.
  void read_before() {
    while (true) {
      const Token& token = look();
      const bool word = token.is(Token::Kind::word);
      const Direction direction = word ? direction_of(token.text) : direction_of(inside(token));
      if (word && says_about(token.text)) {
        term_.notes.push_back(token.text);
      } else if (direction != Direction::none && direction != Direction::weight && term_.direction == Direction::none) {
        term_.direction = direction;
      } else {
        return;
      }
      at_ += 1;
      at_ += behind_points(0);
    }
  }

  /// Whether a number is more than part of a name: "frame 3" is none.
  bool measures() const {
    const Token& next = look(1);
    if (is_times(next) || (term_.direction != Direction::none && !next.is_mark(':'))) return true;
    if (next.is(Token::Kind::dash)) return unit_at(1).has_value();
    if (next.is(Token::Kind::bracket)) return find_unit(inside(next)) || direction_of(inside(next)) != Direction::none;
    return next.is(Token::Kind::word) && (find_unit(next.text) || direction_behind(next.text) != Direction::none);
  }

  /// The unit `ahead` tokens on; "12-inch" has a hyphen.
  std::optional<Unit> unit_at(size_t ahead) const {
    const bool hyphen = look(ahead).is(Token::Kind::dash) && at_ + ahead > 0 &&
                        tokens_[at_ + ahead - 1].touches(look(ahead)) && look(ahead).touches(look(ahead + 1));
    const Token& token = look(hyphen ? ahead + 1 : ahead);
    if (!token.is(Token::Kind::word) || names_height(hyphen ? ahead + 1 : ahead)) return std::nullopt;
    return find_unit(token.text);
  }
  /// "30 H", "30 h x 40 w": no hours.
  bool names_height(size_t ahead) const {
    return look(ahead).is_word("h") && (look(ahead).text == "H" || is_times(look(behind_points(ahead + 1))));
  }

  void skip_unit() {
    if (look().is(Token::Kind::dash)) ++at_;
    ++at_;
    if (look().is_mark('.')) ++at_;
  }

  /// An inch has halves, quarters and eighths, and a thousand inches are no work's size.
  static bool eighths(const Token& token) {
    const WrittenNumber& written = token.number;
    if (!written.grouped || token.text.find('.') == std::string_view::npos) return false;
    const auto rest = damson::remainder(*written.value, Decimal{125, 3});
    return rest && rest->coefficient == 0;
  }

  Result<Decimal> value_of(const Token& token) {
    const WrittenNumber& written = token.number;
    if (eighths(token)) term_.eighths = token.text;
    if (written.value && (written.fault.empty() || eighths(token))) return *written.value;
    return fail(fmt::format("the number \"{}\" {}", token.text, written.fault));
  }

  std::optional<Error> read_number() {
    const Token& token = look();
    auto unit = unit_at(1);
    const auto value = value_of(token);
    if (!value.ok()) return value.error();
    term_.number = *value;
    ++at_;
    if (look().is(Token::Kind::dash) && token.touches(look()) && look(1).is(Token::Kind::number) &&
        look().touches(look(1))) {
      return fail(fmt::format("\"{}{}{}\" is a range", token.text, look().text, look(1).text));
    }
    if (!unit && look().is_mark('.') && token.touches(look()) && look().touches(look(1)) &&
        look(1).is(Token::Kind::word)) {
      return fail(fmt::format("the number \"{}.\" before \"{}\" is cut off", token.text, look(1).text));
    }
    if (!unit) return read_unread_unit(token);
    skip_unit();
    term_.unit = unit;
    return read_smaller(token);
  }

  std::optional<Error> read_unread_unit(const Token& number) const {
    if (!look().is(Token::Kind::word) || !is_other_unit(look().text)) return std::nullopt;
    return fail(
        fmt::format("the unit \"{}\" of \"{} {}\" is not one that is read", look().text, number.text, look().text));
  }

  /// The inches of "3 ft 7 in.", the minutes and seconds of "1 hour, 5 min., 30 sec.".
  std::optional<Error> read_smaller(const Token& first) {
    const Token* above = &first;
    while (true) {
      const bool comma = look().is_mark(',') && (term_.unit->quantity == Quantity::time || term_.unit->symbol == "lb");
      const size_t ahead = comma ? 1 : 0;
      if (!look(ahead).is(Token::Kind::number)) return std::nullopt;
      auto smaller = unit_at(ahead + 1);
      const bool bare = !smaller && !comma && is_foot_sign(tokens_[at_ - 1]) && is_times(look(1));
      if (bare) smaller = find_unit("in");
      if (!smaller || smaller->quantity != term_.unit->quantity || smaller->in_base >= term_.unit->in_base)
        return std::nullopt;
      const auto one = in_unit(Decimal::from_integer(1), *term_.unit, *smaller);
      if (!one || !to_integer(*one)) return std::nullopt;  // feet and centimetres are two measures
      const auto value = value_of(look(ahead));
      if (!value.ok()) return value.error();
      const auto whole = in_unit(term_.number, *term_.unit, *smaller);
      const auto sum = whole ? damson::add(*whole, *value) : std::nullopt;
      if (!sum) return fail("a number is too long");
      if (!to_integer(term_.number) || *value >= *one) {
        return fail(fmt::format("\"{}\" and \"{}\" do not make one measure", above->text, look(ahead).text));
      }
      above = &look(ahead);
      term_.compound = true;
      term_.number = normalised(*sum);
      term_.unit = smaller;
      at_ += ahead + 1;
      if (!bare) {
        skip_unit();
        continue;
      }
      term_.in_inches = true;
      term_.unit.reset();
      return std::nullopt;
    }
  }
  static bool is_foot_sign(const Token& token) {
    const auto unit = token.is(Token::Kind::word) ? find_unit(token.text) : std::nullopt;
    return unit && unit->symbol == "ft" && !(token.text[0] >= 'A' && token.text[0] <= 'z');
  }

  /// "8:43 min", "1:05:30 h", with nothing between.
  Result<bool> read_clock() {
    size_t parts = 1;
    while (look(2 * parts - 1).is_mark(':') && look(2 * parts).is(Token::Kind::number) &&
           look(2 * parts - 2).touches(look(2 * parts - 1)) && look(2 * parts - 1).touches(look(2 * parts))) {
      ++parts;
    }
    if (parts == 1) return false;
    const size_t behind = 2 * parts - 1;
    const auto unit = unit_at(behind);
    if (!unit || unit->quantity != Quantity::time) return false;
    const std::string_view text(
        look().text.data(),
        static_cast<size_t>(look(behind - 1).text.data() + look(behind - 1).text.size() - look().text.data()));
    int64_t seconds = 0;
    for (size_t part = 0; part < parts; ++part) {
      const std::string_view digits = look(2 * part).text;
      const auto number = look(2 * part).number.value ? to_integer(*look(2 * part).number.value) : std::nullopt;
      const bool plain =
          number && digits.find_first_not_of("0123456789") == std::string_view::npos && digits.size() <= 4;
      if (!plain || (part > 0 && (digits.size() != 2 || *number >= 60)))
        return fail(fmt::format("\"{}\" is no time", text));
      seconds = seconds * 60 + *number;
    }
    const bool hours = unit->symbol == "h";
    if (parts > 3 || unit->symbol == "s" || (parts == 3 && !hours && look().text.size() > 2))
      return fail(fmt::format("\"{}\" is no time in {}", text, unit->symbol));
    term_.number = Decimal::from_integer(parts == 2 && hours ? seconds * 60 : seconds);
    term_.unit = find_unit("s");
    at_ += behind;
    skip_unit();
    return true;
  }

  /// "high", "(W)" and a conversion in a bracket, behind the number or its unit.
  std::optional<Error> read_behind() {
    read_direction_behind();
    if (!term_.unit && !term_.in_inches) {
      if (const auto unit = unit_at(0)) {  // "30 (H) cm"
        term_.unit = unit;
        skip_unit();
      } else if (look().is(Token::Kind::bracket) && find_unit(inside(look())) && !is_times(look(1)) &&
                 term_.direction != Direction::none) {
        term_.unit = find_unit(inside(look()));
        ++at_;
      }
    }
    if (term_.unit && look().is(Token::Kind::bracket) &&
        look().text.find_first_of("0123456789") != std::string_view::npos) {
      const size_t bracket = at_++;
      if (!is_times(look()) && !read_direction_behind()) {
        at_ = bracket;
        return std::nullopt;
      }
      term_.notes.push_back(tokens_[bracket].text);
    }
    read_direction_behind();
    return std::nullopt;
  }

  bool read_direction_behind() {
    if (term_.direction != Direction::none || (term_.unit && term_.unit->quantity != Quantity::length)) return false;
    const size_t first =
        look().is_word("in") && look(1).is(Token::Kind::word) && direction_of(look(1).text) != Direction::none ? 1 : 0;
    const Token& token = look(first);
    const Direction direction =
        token.is(Token::Kind::word) ? direction_behind(token.text) : direction_of(inside(token));
    if (direction == Direction::none || direction == Direction::weight) return false;
    // in "30 x 40 mm depth 10 mm" the word belongs to what follows
    const bool noun = first == 0 && token.is(Token::Kind::word) && direction_of(token.text) != Direction::none;
    if (noun && (look(behind_points(1)).is(Token::Kind::number) || order_behind(tokens_.subspan(at_)))) return false;
    term_.direction = direction;
    at_ += first + 1;
    if (look().is_mark('.')) ++at_;
    return true;
  }

  std::span<const Token> tokens_;
  size_t at_;
  Term term_;
};

}  // namespace

Result<std::optional<Term>> first_term_at(std::span<const Token> tokens, size_t at) {
  return TermReader(tokens, at).read(true);
}
Result<std::optional<Term>> next_term_at(std::span<const Token> tokens, size_t at) {
  return TermReader(tokens, at).read(false);
}

Direction direction_before(std::span<const Token> tokens, size_t at) {
  while (at > 0) {
    const Token& token = tokens[at - 1];
    const bool word = token.is(Token::Kind::word);
    const auto found = token.is_word("in") ? std::nullopt : find_unit(word ? token.text : inside(token));
    const bool unit = found && found->quantity == Quantity::length;
    if (!token.is_mark('.') && !token.is_mark(':') && !unit && !(word && says_about(token.text))) {
      if (!word) return direction_of(inside(token));
      return at > 1 && is_times(tokens[at - 2]) ? Direction::none : direction_of(token.text);  // "H x W: 30 x 40 cm"
    }
    --at;
  }
  return Direction::none;
}

bool is_times(const Token& token) { return token.is(Token::Kind::times) || token.is_word("by"); }

std::optional<Decimal> in_unit(const Decimal& number, const Unit& from, const Unit& to) {
  constexpr int most_places = 12;
  const auto base = multiply(number, from.in_base);
  const auto result = base ? divide(*base, to.in_base, most_places) : std::nullopt;
  const auto back = result ? multiply(*result, to.in_base) : std::nullopt;
  if (!back || *back != *base) return std::nullopt;
  return normalised(*result);
}

}  // namespace damson::dimensions
