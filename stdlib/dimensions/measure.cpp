// Reading a measure: terms, times signs, and the unit and the order that are said behind them.
#include "stdlib/dimensions/measure.h"

#include <fmt/format.h>
#include <algorithm>

#include "stdlib/dimensions/written_term.h"

namespace damson::dimensions {

namespace {

constexpr size_t most_numbers = 3;

class MeasureReader {
 public:
  MeasureReader(std::span<const Token> tokens, size_t at) : tokens_(tokens), begin_(at), at_(at) {}

  Result<std::optional<Measure>> read() {
    if (!look().is(Token::Kind::number)) return std::optional<Measure>();
    if (auto problem = read_terms()) return *problem;
    if (terms_.empty()) return std::optional<Measure>();
    read_unit_and_order();
    if (terms_.size() == 1 && !terms_[0].unit && !terms_[0].in_inches && terms_[0].direction == Direction::none)
      return std::optional<Measure>();
    if (look().is(Token::Kind::times)) return fail("it is not clear where a size ends");
    if (terms_.size() > most_numbers) return fail("a size has no more than three numbers");
    for (const Term& term : terms_) {
      if (term.number.coefficient == 0) return fail("a measure is zero");
    }
    if (auto problem = settle_units()) return *problem;
    return finish();
  }

 private:
  const Token& look(size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

  /// `n`, `n x n unit`, `n unit x n unit x n unit`, `H n, W n unit`.
  std::optional<Error> read_terms() {
    auto first = first_term_at(tokens_, at_);
    if (!first.ok()) return first.error();
    if (!*first) return std::nullopt;
    keep(**first);
    while (terms_.size() <= most_numbers) {
      const size_t sign = next_term_begins();
      if (sign == 0) return std::nullopt;
      auto term = next_term_at(tokens_, at_ + sign - 1);
      if (!term.ok()) return term.error();
      if (!*term) return std::nullopt;
      const bool lone_unit = terms_.size() == 1 && terms_.front().unit && !(*term)->unit && is_times(look());
      const bool ends = !is_times(tokens_[std::min((*term)->end, tokens_.size() - 1)]);
      if (lone_unit && ends && !(*term)->in_inches) return fail("it is not clear which numbers a unit is for");
      keep(**term);
    }
    return std::nullopt;
  }

  void keep(Term& term) {
    at_ = term.end;
    terms_.push_back(std::move(term));
  }

  /// One more than how many tokens stand between two terms; 0 where no term follows. Without a times sign both must be
  /// named, and the first without a unit: "H 30, W 40 cm".
  size_t next_term_begins() const {
    if (is_times(look())) return 2;
    const Term& last = terms_.back();
    if (!last.named_before || last.unit) return 0;
    const size_t mark = look().is_mark(',') || look().is_mark(';') ? 1 : 0;
    const Direction named =
        look(mark).is(Token::Kind::word) ? direction_of(look(mark).text) : direction_of(inside(look(mark)));
    if (named == Direction::none || named == Direction::weight) return 0;
    size_t number = mark + 1;
    while (look(number).is_mark('.') || look(number).is_mark(':')) ++number;
    return look(number).is(Token::Kind::number) ? mark + 1 : 0;
  }

  /// "(cm)", "(W x H)" and ", W x H" behind the numbers.
  void read_unit_and_order() {
    while (true) {
      const bool bare =
          std::none_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.unit.has_value(); });
      const auto unit = look().is(Token::Kind::word) ? find_unit(look().text) : find_unit(inside(look()));
      if (bare && !said_unit_ && unit) {
        said_unit_ = unit;
        ++at_;
        if (look().is_mark('.')) ++at_;
        continue;
      }
      const size_t comma = look().is_mark(',') ? 1 : 0;
      auto order = look().is(Token::Kind::bracket)
                       ? order_inside(look())
                       : order_behind(tokens_.subspan(std::min(at_ + comma, tokens_.size() - 1)));
      if (!order || order_ || terms_.size() < 2) return;
      at_ += look().is(Token::Kind::bracket) ? 1 : order->size + comma;
      if (!order->unit.empty() && bare && !said_unit_) said_unit_ = find_unit(order->unit);
      order_ = std::move(order->directions);
    }
  }

  /// Brings the numbers to one unit.
  std::optional<Error> settle_units() {
    if (said_unit_) terms_.back().unit = said_unit_;
    if (auto problem = check_unit_behind()) return problem;
    const auto has_unit = [](const Term& term) { return term.unit || term.in_inches; };
    const auto with = std::count_if(terms_.begin(), terms_.end(), has_unit);
    if (with == 0) return check_eighths();
    const bool all = with == static_cast<std::ptrdiff_t>(terms_.size());
    if (!all) {
      // a unit behind the last number is that of all; the inches of "10'8 x 16 x 3 1/4" are then said too
      const bool last_for_all =
          terms_.back().unit && !terms_.back().compound &&
          std::none_of(terms_.begin(), terms_.end() - 1, [](const Term& term) { return term.unit; });
      const bool inches = !last_for_all || terms_.back().unit->symbol == "in" ||
                          std::none_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.in_inches; });
      if (!last_for_all || !inches) return fail("it is not clear which numbers a unit is for");
    }
    for (Term& term : terms_) {
      if (!term.unit) term.unit = term.in_inches ? find_unit("in") : terms_.back().unit;
    }
    if (auto problem = check_eighths()) return problem;
    return bring_to_one_unit();
  }

  /// "12.375" is a fraction of an inch; of a millimetre it may be a group of digits.
  std::optional<Error> check_eighths() const {
    for (const Term& term : terms_) {
      const bool imperial = term.unit && (term.unit->symbol == "in" || term.unit->symbol == "ft");
      if (!term.eighths.empty() && !imperial)
        return fail(fmt::format("the number \"{}\" can be read in two ways", term.eighths));
    }
    return std::nullopt;
  }

  /// Why what stands behind a size without a unit is none.
  std::optional<Error> check_unit_behind() const {
    const bool bare =
        std::none_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.unit || term.in_inches; });
    if (!bare || !look().is(Token::Kind::word) || !is_other_unit(look().text)) return std::nullopt;
    return fail(fmt::format("the unit \"{}\" behind \"{}\" is not one that is read", look().text, text()));
  }

  /// Feet and inches are one system; centimetres and millimetres of one size are more likely a slip.
  std::optional<Error> bring_to_one_unit() {
    const auto imperial = [](const Unit& unit) { return unit.symbol == "in" || unit.symbol == "ft"; };
    const Unit first = *terms_.front().unit;
    const bool same =
        std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) { return term.unit->symbol == first.symbol; });
    if (same) return std::nullopt;
    if (!std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) { return imperial(*term.unit); }))
      return fail("one size is given in two units");
    const Unit inch = *find_unit("in");
    for (Term& term : terms_) {
      const auto number = in_unit(term.number, *term.unit, inch);
      if (!number) return fail("a number is too long");
      term.number = *number;
      term.unit = inch;
    }
    return std::nullopt;
  }

  Result<std::optional<Measure>> finish() {
    Measure measure;
    measure.unit = terms_.front().unit;
    measure.text = text();
    measure.end = at_;
    measure.compound = terms_.size() == 1 && terms_.front().compound;
    for (Term& term : terms_) {
      measure.numbers.push_back(term.number);
      measure.directions.push_back(term.direction);
      measure.notes.insert(measure.notes.end(), term.notes.begin(), term.notes.end());
    }
    if (measure.unit && measure.is_size() && measure.unit->quantity != Quantity::length) {
      return fail(fmt::format("no size is given in {}", measure.unit->symbol));
    }
    if (order_) {
      if (auto problem = apply_order(measure)) return *problem;
    } else if (auto problem = name_all(measure)) {
      return *problem;
    }
    if (measure.unit && measure.unit->quantity != Quantity::length) {
      auto base = multiply(measure.numbers[0], measure.unit->in_base);
      if (!base) return fail("a number is too long");
      measure.numbers[0] = normalised(*base);
    }
    return std::optional<Measure>(std::move(measure));
  }

  std::optional<Error> apply_order(Measure& measure) const {
    if (order_->size() != measure.numbers.size()) {
      return fail(fmt::format("an order names {} dimensions, and \"{}\" has {}", order_->size(), text(),
                              measure.numbers.size()));
    }
    for (size_t i = 0; i < order_->size(); ++i) {
      const Direction said = measure.directions[i];
      if (said != Direction::none && said != (*order_)[i])
        return fail(fmt::format("an order and a word in \"{}\" contradict each other", text()));
      measure.directions[i] = (*order_)[i];
    }
    measure.ordered = true;
    return std::nullopt;
  }

  /// Where some numbers of a size are named and others are not, the names must be those of their places.
  std::optional<Error> name_all(Measure& measure) const {
    auto& directions = measure.directions;
    const auto named = static_cast<size_t>(
        std::count_if(directions.begin(), directions.end(), [](Direction one) { return one != Direction::none; }));
    if (named == 0 || named == directions.size()) return std::nullopt;
    if (named == 1 && terms_.front().named_before)
      return fail(fmt::format("the size \"{}\" has a name that says one of its dimensions", text()));
    constexpr Direction usual[] = {Direction::height, Direction::width, Direction::depth};
    for (size_t i = 0; i < directions.size(); ++i) {
      if (directions[i] != Direction::none && directions[i] != usual[i] &&
          !(directions[i] == Direction::depth_or_diameter && i == 2)) {
        return fail(
            fmt::format("only some numbers of \"{}\" are named, and not in the order height, width, depth", text()));
      }
    }
    for (size_t i = 0; i < directions.size(); ++i) directions[i] = usual[i];
    return std::nullopt;
  }

  std::string_view text() const {
    const std::string_view first = tokens_[begin_].text;
    const std::string_view last = tokens_[at_ - 1].text;
    return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
  }

  std::span<const Token> tokens_;
  size_t begin_;
  size_t at_;
  std::vector<Term> terms_;
  std::optional<Unit> said_unit_;
  std::optional<std::vector<Direction>> order_;
};

}  // namespace

Result<std::optional<Measure>> measure_at(std::span<const Token> tokens, size_t at) {
  return MeasureReader(tokens, at).read();
}

}  // namespace damson::dimensions
