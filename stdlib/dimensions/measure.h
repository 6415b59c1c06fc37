// One measure among the tokens of written dimensions: a size, a length, a weight or a time.
#pragma once

#include <span>
#include <vector>

#include "runtime/base/result.h"
#include "stdlib/dimensions/direction.h"
#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

struct Measure {
  std::vector<Decimal> numbers;              // two or three make a size; a time is in seconds, a weight in kilograms
  std::vector<Direction> directions;         // which dimension each number is, where that is said within the measure
  bool ordered = false;                      // an order stands behind it: "(W x H)"
  bool compound = false;                     // one number of two units: "3 ft 7 in."
  std::optional<Unit> unit = {};             // none: it must be said before the measure
  std::vector<std::string_view> notes = {};  // "(11 3/4 in.)" and "c." among the numbers
  std::string_view text = {};                // what was read
  size_t end = 0;                            // the first token behind it

  bool is_size() const { return numbers.size() > 1; }
  bool is(Quantity wanted) const { return numbers.size() == 1 && unit && unit->quantity == wanted; }
};

/// The measure that begins at token `at`, or nothing when none does. Fails where one begins that cannot be read. The
/// tokens before `at` may name its first dimension.
Result<std::optional<Measure>> measure_at(std::span<const Token> tokens, size_t at);

}  // namespace damson::dimensions
