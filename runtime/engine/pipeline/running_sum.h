// The sum of a field over the records of a target, exact.
#pragma once

#include <optional>
#include <span>

#include "runtime/values/column.h"
#include "runtime/values/decimal.h"

namespace damson {

class RunningSum {
 public:
  /// Adds the numbers at the end of the path, through records and lists. What is missing adds nothing.
  void add(const Column& column, uint32_t row, std::span<const uint32_t> path);
  /// Nothing once it has outgrown 38 digits.
  const std::optional<Decimal>& value() const { return value_; }

 private:
  std::optional<Decimal> value_ = Decimal{};
};

}  // namespace damson
