// A record of columns; a list of columns.
#include <algorithm>

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/steps.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

/// Rows whose every part is missing are missing.
void mark_empty_records(Column& record, size_t fields, uint32_t rows, Arena& arena) {
  for (size_t i = 0; i < fields; ++i) {
    if (record.field(i).states == nullptr) return;
  }
  for (uint32_t row = 0; row < rows; ++row) {
    const bool empty = std::all_of(record.children, record.children + fields,
                                   [row](const Column& field) { return field.state(row) == State::missing; });
    if (empty) set_state(record, row, State::missing, 0, arena);
  }
}

}  // namespace

Column evaluate(const RecordStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  const size_t fields = step.fields.size();
  Column out{.type = &type, .rows = frame.rows};
  out.children = make_columns(fields, evaluation.arena);
  for (size_t i = 0; i < fields; ++i) {
    out.children[i] = retyped(frame.columns[step.fields[i]], type.fields()[i].type, evaluation.arena);
  }
  if (step.missing_when_empty && fields != 0) mark_empty_records(out, fields, frame.rows, evaluation.arena);
  return out;
}

Column evaluate(const ListStep& step, const Type& type, const Frame& frame, Evaluation& evaluation) {
  Arena& arena = evaluation.arena;
  const auto length = static_cast<uint32_t>(step.items.size());
  Column out = make_column(type, frame.rows, arena);
  uint32_t* offsets = out.values<uint32_t>();
  for (uint32_t row = 0; row <= frame.rows; ++row) offsets[row] = row * length;
  if (length == 0) return out;

  auto* retyped_items = make_columns(length, arena);
  const auto** items = arena.array<const Column*>(length);
  for (uint32_t i = 0; i < length; ++i) {
    retyped_items[i] = retyped(frame.columns[step.items[i]], type.element(), arena);
    items[i] = &retyped_items[i];
  }
  const uint32_t total = frame.rows * length;
  auto* which = arena.array<uint32_t>(total);
  auto* rows = arena.array<uint32_t>(total);
  for (uint32_t at = 0; at < total; ++at) {
    which[at] = at % length;
    rows[at] = at / length;
  }
  out.children[0] = interleave(type.element(), items, which, rows, total, arena);
  return out;
}

}  // namespace damson
