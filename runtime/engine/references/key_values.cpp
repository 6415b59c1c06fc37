// Keys of target records, kept after their batches are gone.
#include "runtime/engine/references/key_values.h"

#include <type_traits>

#include "runtime/values/with_storage.h"

namespace damson {

uint32_t KeyValues::add(const Column& column, uint32_t row) {
  const uint32_t place = size_ % rows_of_piece;
  if (place == 0) pieces_.push_back(make_column(*type_, rows_of_piece, arena_));
  with_storage(type_->kind(), [&]<class T>() {
    T value = column.value<T>(row);
    if constexpr (std::is_same_v<T, Text>) value = arena_.copy(value);
    if constexpr (std::is_same_v<T, Any>) value.json = arena_.copy(value.json);
    pieces_.back().values<T>()[place] = value;
  });
  return size_++;
}

void KeyValues::put(uint32_t place, Column& column, uint32_t row) const {
  const Column& piece = pieces_[place / rows_of_piece];
  with_storage(type_->kind(), [&]<class T>() { column.values<T>()[row] = piece.value<T>(place % rows_of_piece); });
}

bool KeyValues::same(uint32_t place, const KeyValues& others, uint32_t other) const {
  return same_value(pieces_[place / rows_of_piece], place % rows_of_piece, others.pieces_[other / rows_of_piece],
                    other % rows_of_piece);
}

}  // namespace damson
