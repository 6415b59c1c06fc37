// A quick look over whole columns for rows that may break a validation.
#include "runtime/engine/judge/screen.h"

#include <algorithm>

namespace damson {

namespace {

/// The rows of a column, and the row of the outermost column that each belongs to.
struct ScreenedRows {
  uint32_t rows;
  const uint32_t* owners;  // null: itself
  uint8_t* suspects;

  void suspect(uint32_t row) const { suspects[owners == nullptr ? row : owners[row]] = 1; }
};

/// Whether nothing in the column or its parts can be in a state or is constrained: the usual case, found out cheaply.
bool above_suspicion(const Column& column, const CheckedValidation* validation) {
  if (column.states != nullptr) return false;
  if (validation != nullptr && !validation->constraints.empty()) return false;
  if (column.type->is(TypeKind::list)) {
    return above_suspicion(column.element(), validation ? validation->child(0) : nullptr);
  }
  if (!column.type->is(TypeKind::record)) return true;
  for (size_t i = 0; i < column.type->fields().size(); ++i) {
    if (!above_suspicion(column.field(i), validation ? validation->child(i) : nullptr)) return false;
  }
  return true;
}

void screen_rows(const Column& column, const CheckedValidation* validation, const ScreenedRows& rows, Arena& arena);

void screen_items(const Column& list, const CheckedValidation* validation, const ScreenedRows& rows, Arena& arena) {
  if (above_suspicion(list.element(), validation)) return;
  uint32_t items = 0;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    if (list.present(row)) items = std::max(items, list.last_item(row));
  }
  // items that belong to no row are nobody's: they point at the place behind the last one
  auto* owners = arena.array<uint32_t>(items);
  auto* suspects = arena.zeroed<uint8_t>(size_t{rows.rows} + 1);
  std::fill_n(owners, items, rows.rows);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    if (!list.present(row)) continue;
    for (uint32_t item = list.first_item(row); item < list.last_item(row); ++item) owners[item] = row;
  }
  screen_rows(list.element(), validation, {items, owners, suspects}, arena);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    if (suspects[row] != 0) rows.suspect(row);
  }
}

void screen_states(const Column& column, bool missing_counts, const ScreenedRows& rows) {
  if (column.states == nullptr) return;
  const State harmless = missing_counts ? State::present : State::missing;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    if (column.state(row) > harmless) rows.suspect(row);
  }
}

void screen_constraint(const CheckedConstraint& constraint, const Column& column, const ScreenedRows& rows) {
  if (column.constant() && (!column.present(0) || constraint.allows(column, 0))) return;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    if (column.present(row) && !constraint.allows(column, row)) rows.suspect(row);
  }
}

void screen_rows(const Column& column, const CheckedValidation* validation, const ScreenedRows& rows, Arena& arena) {
  if (rows.rows == 0 || above_suspicion(column, validation)) return;
  screen_states(column, validation != nullptr && validation->declared->missing.has_value(), rows);
  if (validation != nullptr) {
    for (const CheckedConstraint& constraint : validation->constraints) screen_constraint(constraint, column, rows);
  }
  if (column.type->is(TypeKind::list)) {
    // one list for all rows: its items are looked at once, for the first row, and count for all
    if (!column.constant()) return screen_items(column, validation ? validation->child(0) : nullptr, rows, arena);
    if (above_suspicion(column.element(), validation ? validation->child(0) : nullptr)) return;
    for (uint32_t row = 0; row < rows.rows; ++row) rows.suspect(row);
    return;
  }
  if (!column.type->is(TypeKind::record)) return;
  for (size_t i = 0; i < column.type->fields().size(); ++i) {
    screen_rows(column.field(i), validation ? validation->child(i) : nullptr, rows, arena);
  }
}

}  // namespace

void screen(const Column& column, const CheckedValidation* validation, uint32_t rows, uint8_t* suspects, Arena& arena) {
  screen_rows(column, validation, {rows, nullptr, suspects}, arena);
}

}  // namespace damson
