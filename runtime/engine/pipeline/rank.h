// What `keep max x` compares: one value of a record, kept after its batch is gone.
#pragma once

#include <string>
#include <variant>

#include "runtime/values/column.h"

namespace damson {

class Rank {
 public:
  Rank() = default;  // missing: less than every value
  Rank(const Column& column, uint32_t row);

  /// Strictly more: among equals the first stays.
  bool above(const Rank& other) const;

  /// Besides its own size.
  size_t bytes_held() const;

 private:
  std::variant<std::monostate, int64_t, Decimal, double, std::string, Date, Time, DateTime> value_;
};

}  // namespace damson
