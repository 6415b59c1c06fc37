// One measure among the tokens of written dimensions: a size, a length, a weight or a time.
#pragma once

#include <span>
#include <vector>

#include "runtime/base/result.h"
#include "stdlib/dimensions/dimension_tokens.h"
#include "stdlib/dimensions/units.h"

namespace damson::dimensions {

struct Measure {
  std::vector<Decimal> numbers;  // two or three make a size; a time is in seconds, a weight in kilograms
  Unit unit;
  size_t end;  // the first token behind it

  bool is_size() const { return numbers.size() > 1; }
  bool is(Quantity wanted) const { return numbers.size() == 1 && unit.quantity == wanted; }
};

/// The measure that begins at token `at`, or nothing when none does. Fails where one begins that cannot be read.
Result<std::optional<Measure>> measure_at(std::span<const Token> tokens, size_t at);

}  // namespace damson::dimensions
