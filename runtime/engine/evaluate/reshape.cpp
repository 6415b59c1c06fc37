// Small changes to whole columns that several steps need.
#include "runtime/engine/evaluate/reshape.h"

#include <algorithm>

#include "runtime/values/with_storage.h"

namespace damson {

namespace {

Column missing_as(const Column& column, const Type& type, Arena& arena) {
  Column out = make_missing_column(type, column.rows, arena);
  if (column.states != nullptr) std::copy_n(column.states, column.rows, out.states);
  out.failures = column.failures;
  if (column.constant()) make_constant(out);
  return out;
}

/// A constant written out for every row.
Column expanded(const Column& column, uint32_t rows, Arena& arena) {
  Column one = column;
  one.mask = ~uint32_t{0};
  return gather(one, arena.zeroed<uint32_t>(rows), rows, arena);
}

}  // namespace

Column retyped(const Column& column, const Type& type, Arena& arena) {
  if (column.type == &type) return column;
  if (column.type->kind() != type.kind() && column.type->is(TypeKind::nothing)) return missing_as(column, type, arena);
  Column out = column;
  out.type = &type;
  if (type.is(TypeKind::list)) {
    out.children = make_columns(1, arena);
    out.children[0] = retyped(column.element(), type.element(), arena);
  } else if (type.is(TypeKind::record)) {
    const auto& fields = type.fields();
    out.children = make_columns(fields.size(), arena);
    for (size_t i = 0; i < fields.size(); ++i) out.children[i] = retyped(column.field(i), fields[i].type, arena);
  }
  return out;
}

Column constant_state(const Type& type, State state, FailureId failure, Arena& arena) {
  Column out = make_missing_column(type, 1, arena);
  set_state(out, 0, state, failure, arena);
  make_constant(out);
  return out;
}

void make_constant(Column& column) {
  column.mask = 0;
  if (!column.type->is(TypeKind::record)) return;
  for (size_t i = 0; i < column.type->fields().size(); ++i) make_constant(column.children[i]);
}

Column under(const Column& column, const Column& owner, uint32_t rows, Arena& arena) {
  if (owner.states == nullptr) {
    Column out = column;
    if (owner.constant()) make_constant(out);
    return out;
  }
  if (owner.constant()) {
    if (!owner.present(0)) return constant_state(*column.type, owner.state(0), owner.failure(0), arena);
    Column out = column;
    make_constant(out);
    return out;
  }
  const auto owner_absent = [](State state) { return state != State::present; };
  if (std::none_of(owner.states, owner.states + rows, owner_absent)) return column;
  // a constant part of a record that is not always there is no longer the same for every row
  Column out = column;
  if (column.constant()) out = expanded(column, rows, arena);
  State* states = arena.array<State>(rows);
  FailureId* failures = owner.failures == nullptr && out.failures == nullptr ? nullptr : arena.array<FailureId>(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    const bool here = owner.present(row);
    states[row] = here ? out.state(row) : owner.state(row);
    if (failures != nullptr) failures[row] = here ? out.failure(row) : owner.failure(row);
  }
  out.states = states;
  out.failures = failures;
  return out;
}

}  // namespace damson
