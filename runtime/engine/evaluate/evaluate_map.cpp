// One map over the records of one batch, column by column.
#include "runtime/engine/evaluate/evaluate_map.h"

#include <algorithm>

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

Column* results_of(const Block& block, const Frame& frame, Arena& arena) {
  Column* results = make_columns(block.results.size(), arena);
  for (size_t i = 0; i < block.results.size(); ++i) results[i] = frame.columns[block.results[i]];
  return results;
}

/// The units that no verdict has put out yet.
Selection still_in(const std::vector<UnitState>& units, Arena& arena) {
  auto* rows = arena.array<uint32_t>(units.size());
  uint32_t count = 0;
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    if (units[unit].verdict.kind == Verdict::Kind::none) rows[count++] = unit;
  }
  if (count == units.size()) return {nullptr, count};
  return {rows, count};
}

}  // namespace

void evaluate_map(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                  Failures& failures, MapUnits& out) {
  out.units.assign(records.rows, {});
  out.notes.clear();
  if (records.rows == 0) return;
  Evaluation evaluation{lookups, arena, failures, out.notes};
  const Frame batch{.rows = records.rows};

  const Block& scope = map.map->scope;
  const Frame scope_frame = run_block(scope, batch, every_row(batch), {&records, 1}, evaluation);
  judge(map.scope, map, results_of(scope, scope_frame, arena), scope_frame, out.units.data(), evaluation);

  const Selection remaining = still_in(out.units, arena);
  if (remaining.count == 0) return;
  const Column bodies = remaining.rows == nullptr ? records : gather(records, remaining.rows, remaining.count, arena);
  const Block& body = map.map->body;
  const Frame body_frame = run_block(body, batch, remaining, {&bodies, 1}, evaluation);
  const Column* results = results_of(body, body_frame, arena);
  for (uint32_t row = 0; row < body_frame.rows; ++row) {
    UnitState& unit = out.units[body_frame.unit(row)];
    unit.results = results;
    unit.row = row;
  }
  judge(map.body, map, results, body_frame, out.units.data(), evaluation);
  std::stable_sort(out.notes.begin(), out.notes.end(), [](const Note& a, const Note& b) { return a.unit < b.unit; });
}

}  // namespace damson
