// Making columns and setting the states of their rows.
#include "runtime/values/column.h"

#include <algorithm>

#include "runtime/values/with_storage.h"

namespace damson {

size_t storage_size(TypeKind kind) {
  if (kind == TypeKind::list) return sizeof(uint32_t);
  size_t size = 0;
  with_storage(kind, [&]<class T>() { size = sizeof(T); });
  return size;
}

Column make_column(const Type& type, uint32_t rows, Arena& arena) {
  Column column{.type = &type, .rows = rows};
  if (type.is(TypeKind::list)) {
    column.data = arena.array<uint32_t>(size_t{rows} + 1);
    column.children = make_columns(1, arena);
    column.children[0] = make_column(type.element(), 0, arena);
    return column;
  }
  if (type.is(TypeKind::record)) {
    const auto& fields = type.fields();
    column.children = make_columns(fields.size(), arena);
    for (size_t i = 0; i < fields.size(); ++i) column.children[i] = make_column(fields[i].type, rows, arena);
    return column;
  }
  with_storage(type.kind(), [&]<class T>() { column.data = arena.array<T>(rows); });
  return column;
}

Column make_missing_column(const Type& type, uint32_t rows, Arena& arena) {
  Column column{.type = &type, .rows = rows};
  column.states = arena.array<State>(rows);
  std::fill_n(column.states, rows, State::missing);
  if (type.is(TypeKind::list)) {
    column.data = arena.zeroed<uint32_t>(size_t{rows} + 1);
    column.children = make_columns(1, arena);
    column.children[0] = make_column(type.element(), 0, arena);
    return column;
  }
  if (type.is(TypeKind::record)) {
    const auto& fields = type.fields();
    column.children = make_columns(fields.size(), arena);
    for (size_t i = 0; i < fields.size(); ++i) column.children[i] = make_missing_column(fields[i].type, rows, arena);
    return column;
  }
  with_storage(type.kind(), [&]<class T>() { column.data = arena.zeroed<T>(rows); });
  return column;
}

State* states_of(Column& column, Arena& arena) {
  if (column.states == nullptr) column.states = arena.zeroed<State>(column.rows);
  return column.states;
}

void set_state(Column& column, uint32_t row, State state, FailureId failure, Arena& arena) {
  states_of(column, arena)[column.at(row)] = state;
  if (failure == 0 && column.failures == nullptr) return;
  if (column.failures == nullptr) column.failures = arena.zeroed<FailureId>(column.rows);
  column.failures[column.at(row)] = failure;
}

}  // namespace damson
