// Reading a measure: numbers, times signs and a unit.
#include "stdlib/dimensions/measure.h"

#include <fmt/format.h>

namespace damson::dimensions {

namespace {

class MeasureReader {
 public:
  MeasureReader(std::span<const Token> tokens, size_t at) : tokens_(tokens), at_(at) {}

  Result<std::optional<Measure>> read() {
    if (auto problem = read_numbers()) return *problem;
    if (numbers_.empty()) return std::optional<Measure>();
    if (!unit_) {
      if (numbers_.size() > 1) return fail("the unit is not said");
      return std::optional<Measure>();
    }
    if (look().is(Token::Kind::times)) return fail("it is not clear where a size ends");
    if (numbers_.size() > 3) return fail("a size has no more than three numbers");
    if (numbers_.size() > 1 && unit_->quantity != Quantity::length) return fail(fmt::format("no size is given in {}", unit_->symbol));
    for (const Decimal& number : numbers_) {
      if (number.coefficient == 0) return fail("a measure is zero");
    }
    return finish();
  }

 private:
  const Token& look(size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

  /// `n`, `n x n unit`, `n unit x n unit x n unit`.
  std::optional<Error> read_numbers() {
    while (look().is(Token::Kind::number)) {
      if (!look().number) return fail(fmt::format("the number \"{}\" is not one, or can be read in two ways", look().text));
      const auto unit = look(1).is(Token::Kind::word) ? find_unit(look(1).text) : std::nullopt;
      const bool measures = unit || look(1).is(Token::Kind::times);
      if (!measures && numbers_.empty()) return std::nullopt;  // "frame 3"
      if (unit && unit_ && unit->symbol != unit_->symbol) return fail("one size is given in two units");
      if (unit && !numbers_.empty() && !unit_ && next_number_follows()) return fail("it is not clear which numbers a unit is for");
      if (!unit && unit_) return fail("it is not clear which numbers a unit is for");
      numbers_.push_back(*look().number);
      at_ += 1;
      if (unit) {
        unit_ = unit;
        at_ += 1;
        if (look().is_mark('.')) ++at_;
      }
      if (!look().is(Token::Kind::times) || !look(1).is(Token::Kind::number)) break;
      ++at_;
    }
    return std::nullopt;
  }

  /// Behind the number and the unit here.
  bool next_number_follows() const { return look(2).is(Token::Kind::times); }

  Result<std::optional<Measure>> finish() {
    if (numbers_.size() == 1 && unit_->quantity != Quantity::length) {
      auto base = multiply(numbers_[0], unit_->in_base);
      if (!base) return fail("a number is too long");
      if (unit_->quantity == Quantity::time) read_smaller_times(*base);
      numbers_[0] = normalised(*base);
    }
    return std::optional<Measure>(Measure{.numbers = std::move(numbers_), .unit = *unit_, .end = at_});
  }

  /// The minutes and seconds of "1 hour, 5 min., 30 sec.".
  void read_smaller_times(Decimal& seconds) {
    Decimal above = unit_->in_base;
    while (true) {
      const size_t comma = look().is_mark(',') ? 1 : 0;
      if (!look(comma).is(Token::Kind::number) || !look(comma).number || !look(comma + 1).is(Token::Kind::word)) return;
      const auto unit = find_unit(look(comma + 1).text);
      if (!unit || unit->quantity != Quantity::time || unit->in_base >= above) return;
      const auto more = multiply(*look(comma).number, unit->in_base);
      const auto sum = more ? damson::add(seconds, *more) : std::nullopt;
      if (!sum) return;
      seconds = *sum;
      above = unit->in_base;
      at_ += comma + 2;
      if (look().is_mark('.')) ++at_;
    }
  }

  std::span<const Token> tokens_;
  size_t at_;
  std::vector<Decimal> numbers_;
  std::optional<Unit> unit_;
};

}  // namespace

Result<std::optional<Measure>> measure_at(std::span<const Token> tokens, size_t at) { return MeasureReader(tokens, at).read(); }

}  // namespace damson::dimensions
