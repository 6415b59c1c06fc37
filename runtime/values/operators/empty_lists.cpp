// Fills missing lists in place of the column's states; the values themselves are shared.
#include "runtime/values/operators/empty_lists.h"

#include <algorithm>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

bool is_required_list(const Type& type) { return type.is(TypeKind::list) && !type.optional(); }

/// The items of present rows alone: a row that was missing may still have had some between its offsets.
void keep_present_items(Column& list, const State* before, Arena& arena) {
  const auto* offsets = list.values<uint32_t>();
  bool clean = true;
  for (uint32_t row = 0; row < list.rows; ++row)
    clean = clean && (before[row] == State::present || offsets[row] == offsets[row + 1]);
  if (clean) return;
  auto* kept = arena.array<uint32_t>(size_t{list.rows} + 1);
  auto* items = arena.array<uint32_t>(list.element().rows);
  uint32_t count = 0;
  for (uint32_t row = 0; row < list.rows; ++row) {
    kept[row] = count;
    if (before[row] != State::present) continue;
    for (uint32_t item = offsets[row]; item < offsets[row + 1]; ++item) items[count++] = item;
  }
  kept[list.rows] = count;
  list.element() = gather(list.element(), items, count, arena);
  list.data = kept;
}

Column with_filled_lists(const Column& column, const Type& type, Arena& arena) {
  Column out = column;
  if (!holds_required_list(type)) return out;
  const size_t parts = type.is(TypeKind::list) ? 1 : type.fields().size();
  out.children = make_columns(parts, arena);
  for (size_t i = 0; i < parts; ++i) {
    const Type& part = type.is(TypeKind::list) ? type.element() : type.fields()[i].type;
    out.children[i] = with_filled_lists(column.children[i], part, arena);
  }
  if (!is_required_list(type) || column.states == nullptr) return out;
  if (std::find(column.states, column.states + column.rows, State::missing) == column.states + column.rows) return out;
  out.states = arena.array<State>(column.rows);
  std::replace_copy(column.states, column.states + column.rows, out.states, State::missing, State::present);
  keep_present_items(out, column.states, arena);
  return out;
}

}  // namespace

bool holds_required_list(const Type& type) {
  if (type.is(TypeKind::list)) return !type.optional() || holds_required_list(type.element());
  if (!type.is(TypeKind::record)) return false;
  return std::any_of(type.fields().begin(), type.fields().end(),
                     [](const auto& field) { return holds_required_list(field.type); });
}

Kernel fill_missing_lists() {
  return [](std::span<const Column* const> arguments, uint32_t, Column& out, KernelContext& context) {
    const Type* type = out.type;
    out = with_filled_lists(*arguments[0], *type, context.arena);
    out.type = type;
  };
}

}  // namespace damson
