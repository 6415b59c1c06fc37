// One number of a measure with what belongs to it: "c. 3 ft 7 in. high", "H 30", "8:43 min".
#pragma once

#include <span>
#include <vector>

#include "runtime/base/result.h"
#include "stdlib/dimensions/direction.h"
#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

struct Term {
  Decimal number;
  std::optional<Unit> unit = {};
  bool in_inches = false;         // "6'8": the inches have no sign of their own
  bool compound = false;          // "3 ft 7 in."
  std::string_view eighths = {};  // "12.375": a fraction where the unit is an inch or a foot, else it may be 12375
  bool named_before = false;
  Direction direction = Direction::none;
  std::vector<std::string_view> notes = {};
  size_t end = 0;  // the first token behind it
};

/// The term whose number is token `at`, or nothing where it measures nothing. Fails for a number that cannot be read.
/// The tokens before it may name its dimension.
Result<std::optional<Term>> first_term_at(std::span<const Token> tokens, size_t at);
/// One that begins at token `at` with what stands before its number: "c.", "W.".
Result<std::optional<Term>> next_term_at(std::span<const Token> tokens, size_t at);

/// Which dimension is named right before token `at`.
Direction direction_before(std::span<const Token> tokens, size_t at);

/// "x", "×" and "by".
bool is_times(const Token& token);

/// A number in another unit of the same quantity, exact; nothing where it does not come out even.
std::optional<Decimal> in_unit(const Decimal& number, const Unit& from, const Unit& to);

}  // namespace damson::dimensions
