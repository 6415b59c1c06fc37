// Compares a record with the one that the target holds.
#include "runtime/engine/pipeline/find_change.h"

#include <vector>

namespace damson {

namespace {

/// What has failed there has been left alone: nothing else gets so far.
bool is_other(const Column& made, uint32_t row, const LoadedTable::Cell& there) {
  const State state = made.state(row);
  if (state > State::missing) return false;
  if (state == State::missing || !there.column->present(there.row)) return state != there.column->state(there.row);
  return !same_value(made, row, *there.column, there.row);
}

}  // namespace

RecordChange change_of(const MapProgram& map, const LookupTables& lookups, const UnitState& unit) {
  const TableIndex& index = lookups.index(map.update->index);
  std::vector<const Column*> key;
  for (const size_t place : map.update->key) key.push_back(&unit.results[place]);
  const uint32_t found = index.first(key, unit.row);
  if (map.update->deletes)
    return {.kind = found == TableIndex::nothing ? Change::unchanged : Change::deleted, .record = found};
  if (found == TableIndex::nothing) return {.kind = Change::created};
  RecordChange change{.kind = Change::unchanged, .record = found};
  const Column& record = unit.results[map.record];
  const uint32_t row = record.at(unit.row);
  for (uint32_t field = 0; field < record.type->fields().size(); ++field) {
    if (is_other(record.field(field), row, index.table().cell(found, field))) change.fields.push_back(field);
  }
  if (!change.fields.empty()) change.kind = Change::updated;
  return change;
}

}  // namespace damson
