// One value for each group.
#include "runtime/engine/groups/group_values.h"

#include <numeric>

namespace damson {

namespace {

/// Fewer replaced values than these are not worth copying the others.
constexpr size_t replaced_rows_kept = 8192;

std::vector<uint32_t> numbers_below(size_t count) {
  std::vector<uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

Column own_rows(const Type& type, const Column& column, std::span<const uint32_t> rows, Arena& arena) {
  const Column* source = &column;
  const auto count = static_cast<uint32_t>(rows.size());
  return interleave(type, &source, arena.zeroed<uint32_t>(count), rows.data(), count, arena);
}

void GroupValues::put(const Column& values, std::span<const uint32_t> groups, Arena& scratch) {
  const auto chunk = static_cast<uint32_t>(chunks_.size());
  chunks_.push_back(deep_copy(own_rows(*type_, values, numbers_below(groups.size()), scratch), *arena_));
  rows_ += groups.size();
  for (uint32_t row = 0; row < groups.size(); ++row) {
    if (groups[row] >= places_.size()) places_.resize(groups[row] + 1);
    Place& place = places_[groups[row]];
    known_ += place.chunk == nowhere ? 1 : 0;
    place = {chunk, row};
  }
  if (rows_ > 2 * known_ + replaced_rows_kept) leave_out_replaced();
}

Column GroupValues::column(std::span<const uint32_t> groups, Arena& arena) const {
  const auto count = static_cast<uint32_t>(groups.size());
  const auto** sources = arena.array<const Column*>(chunks_.size());
  for (size_t i = 0; i < chunks_.size(); ++i) sources[i] = &chunks_[i];
  auto* which = arena.array<uint32_t>(count);
  auto* rows = arena.array<uint32_t>(count);
  for (uint32_t i = 0; i < count; ++i) {
    which[i] = places_[groups[i]].chunk;
    rows[i] = places_[groups[i]].row;
  }
  return interleave(*type_, sources, which, rows, count, arena);
}

void GroupValues::leave_out_replaced() {
  std::vector<uint32_t> groups;
  for (uint32_t group = 0; group < places_.size(); ++group) {
    if (has(group)) groups.push_back(group);
  }
  Arena scratch;
  auto arena = std::make_unique<Arena>();
  const Column kept = deep_copy(column(groups, scratch), *arena);
  chunks_ = {kept};
  arena_ = std::move(arena);
  rows_ = groups.size();
  for (uint32_t row = 0; row < groups.size(); ++row) places_[groups[row]] = {0, row};
}

}  // namespace damson
