// The items of all rows' lists as rows of their own, and lists made of those that are kept.
#include "runtime/engine/evaluate/items.h"

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// What became of one item.
struct ItemFate {
  enum class Kind : uint8_t { kept, left_out, failed } kind = Kind::kept;
  int loss = -1;
  const Column* condition = nullptr;  // failed
};

ItemFate fate_of(uint32_t item, std::span<const LeavingOut> conditions) {
  for (const LeavingOut& rule : conditions) {
    const Column& condition = *rule.condition;
    const State state = condition.state(item);
    if (state > State::missing) return {ItemFate::Kind::failed, -1, &condition};
    const bool is_true = state == State::present && condition.value<uint8_t>(item) != 0;
    if (is_true == rule.when_true) return {ItemFate::Kind::left_out, rule.loss, nullptr};
  }
  return {};
}

Column list_of(const Column& list, const Type& type, const uint32_t* offsets, const Column& element, uint32_t rows,
               Arena& arena) {
  Column out{.type = &type, .rows = rows};
  out.data = const_cast<uint32_t*>(offsets);  // a column's data may be changed only by who made it: here, nobody
  out.children = make_columns(1, arena);
  out.children[0] = element;
  if (list.states == nullptr) return out;
  for (uint32_t row = 0; row < rows; ++row) {
    if (!list.present(row)) set_state(out, row, list.state(row), list.failure(row), arena);
  }
  return out;
}

}  // namespace

Items items_of(const Column& list, uint32_t rows, Arena& arena) {
  auto* offsets = arena.array<uint32_t>(size_t{rows} + 1);
  uint32_t total = 0;
  bool in_place = true;  // the items that count are exactly the element column's first rows
  for (uint32_t row = 0; row < rows; ++row) {
    offsets[row] = total;
    if (!list.present(row)) continue;
    in_place = in_place && list.first_item(row) == total;
    total += list.last_item(row) - list.first_item(row);
  }
  offsets[rows] = total;

  auto* owners = arena.array<uint32_t>(total);
  for (uint32_t row = 0; row < rows; ++row) {
    for (uint32_t item = offsets[row]; item < offsets[row + 1]; ++item) owners[item] = row;
  }
  Items items{.count = total, .owners = owners, .offsets = offsets, .items = list.element()};
  if (in_place) return items;

  auto* places = arena.array<uint32_t>(total);
  for (uint32_t row = 0; row < rows; ++row) {
    for (uint32_t item = offsets[row]; item < offsets[row + 1]; ++item) {
      places[item] = list.first_item(row) + (item - offsets[row]);
    }
  }
  items.items = gather(list.element(), places, total, arena);
  return items;
}

bool says_nothing(const Column& items, uint32_t item) {
  if (items.state(item) == State::missing) return true;
  if (!items.present(item)) return false;
  if (items.type->is(TypeKind::text)) return items.value<Text>(item).empty();
  return items.type->is(TypeKind::list) && items.first_item(item) == items.last_item(item);
}

Column kept_items(const Column& list, const Items& items, const Column& values, std::span<const LeavingOut> conditions,
                  const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  if (conditions.empty()) return list_of(list, type, items.offsets, values, frame.rows, arena);

  auto* kept = arena.array<uint32_t>(items.count);
  auto* offsets = arena.array<uint32_t>(size_t{frame.rows} + 1);
  auto* failed = arena.zeroed<State>(frame.rows);
  auto* failures = arena.zeroed<FailureId>(frame.rows);
  const auto* original = new (arena.array<Column>(1)) Column(items.items);
  uint32_t total = 0;
  bool any_failed = false;
  for (uint32_t row = 0; row < frame.rows; ++row) {
    offsets[row] = total;
    for (uint32_t item = items.offsets[row]; item < items.offsets[row + 1]; ++item) {
      const ItemFate fate = fate_of(item, conditions);
      kept[total] = item;
      total += fate.kind == ItemFate::Kind::kept ? 1 : 0;
      if (fate.kind == ItemFate::Kind::left_out && fate.loss >= 0 && !says_nothing(items.items, item)) {
        evaluation.notes.push_back({.kind = Note::Kind::loss,
                                    .rule = static_cast<uint32_t>(fate.loss),
                                    .unit = frame.unit(row),
                                    .text = {},
                                    .after = {},
                                    .item = original,
                                    .row = item,
                                    .frame_row = row});
      }
      if (fate.kind == ItemFate::Kind::failed && fate.condition->state(item) > failed[row]) {
        failed[row] = fate.condition->state(item);
        failures[row] = fate.condition->failure(item);
        any_failed = true;
      }
    }
  }
  offsets[frame.rows] = total;
  Column out = total == items.count
                   ? list_of(list, type, items.offsets, values, frame.rows, arena)
                   : list_of(list, type, offsets, gather(values, kept, total, arena), frame.rows, arena);
  if (!any_failed) return out;
  for (uint32_t row = 0; row < frame.rows; ++row) {
    if (failed[row] != State::present) set_state(out, row, failed[row], failures[row], arena);
  }
  return out;
}

}  // namespace damson
