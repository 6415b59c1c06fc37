// Keys of target records, kept after their batches are gone.
#pragma once

#include <deque>

#include "runtime/values/column.h"

namespace damson {

/// Values of one scalar type, in pieces that stay where they are.
class KeyValues {
 public:
  /// The type has to outlive it.
  explicit KeyValues(const Type& type) : type_(&type) {}

  /// The place of a copy of the value, which is present.
  uint32_t add(const Column& column, uint32_t row);
  /// Puts a value into a row of a column of the same kind. Good while this is.
  void put(uint32_t place, Column& column, uint32_t row) const;
  bool same(uint32_t place, const KeyValues& others, uint32_t other) const;
  size_t bytes_held() const { return arena_.bytes_held(); }

 private:
  static constexpr uint32_t rows_of_piece = 1024;

  const Type* type_;
  Arena arena_;
  std::deque<Column> pieces_;
  uint32_t size_ = 0;
};

}  // namespace damson
