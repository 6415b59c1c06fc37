// One value for each group, replaced while the group grows.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

class GroupValues {
 public:
  /// `type` outlives it.
  explicit GroupValues(const Type& type) : type_(&type), arena_(std::make_unique<Arena>()) {}

  bool has(uint32_t group) const { return group < places_.size() && places_[group].chunk != nowhere; }
  /// Row i of `values` is the value of `groups[i]` from now on; it is copied.
  void put(const Column& values, std::span<const uint32_t> groups, Arena& scratch);
  /// The values of the groups, which all have one; good until the next `put`.
  Column column(std::span<const uint32_t> groups, Arena& arena) const;
  size_t bytes_held() const { return arena_->bytes_held() + places_.capacity() * sizeof(Place); }

 private:
  static constexpr uint32_t nowhere = ~uint32_t{0};
  struct Place {
    uint32_t chunk = nowhere;
    uint32_t row = 0;
  };

  void leave_out_replaced();

  const Type* type_;
  std::unique_ptr<Arena> arena_;
  std::deque<Column> chunks_;
  std::vector<Place> places_;
  size_t rows_ = 0;   // of all chunks, replaced ones too
  size_t known_ = 0;  // groups that have a value
};

/// Rows of `column` as a column of their own, never constant, in whatever arena.
Column own_rows(const Type& type, const Column& column, std::span<const uint32_t> rows, Arena& arena);

}  // namespace damson
