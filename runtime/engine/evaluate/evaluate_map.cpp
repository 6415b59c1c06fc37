// One map over the records of one batch, column by column.
#include "runtime/engine/evaluate/evaluate_map.h"

#include <algorithm>

#include "runtime/engine/evaluate/reshape.h"
#include "runtime/engine/evaluate/settle_losses.h"
#include "runtime/engine/evaluate/unfold.h"
#include "runtime/engine/lookup/lookup_tables.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

Column* results_of(const Block& block, const Frame& frame, Arena& arena) {
  Column* results = make_columns(block.results.size(), arena);
  for (size_t i = 0; i < block.results.size(); ++i) results[i] = frame.columns[block.results[i]];
  return results;
}

/// The rows whose units no verdict has put out yet.
Selection still_in(const std::vector<UnitState>& units, const Frame& frame, Arena& arena) {
  auto* rows = arena.array<uint32_t>(frame.rows);
  uint32_t count = 0;
  for (uint32_t row = 0; row < frame.rows; ++row) {
    if (units[frame.unit(row)].verdict.kind == Verdict::Kind::none) rows[count++] = row;
  }
  if (count == frame.rows) return {nullptr, count};
  return {rows, count};
}

UnfoldedUnits one_for_each_record(const PreparedMap& map, const Column& records, Evaluation& evaluation,
                                  MapUnits& out) {
  out.units.assign(records.rows, {});
  return {{.rows = records.rows, .units = nullptr, .columns = nullptr},
          {used_parts(records, map.uses[0], evaluation.arena)}};
}

void by_unit(const PreparedMap& map, std::vector<Note>& notes) {
  std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) { return a.unit < b.unit; });
  settle_losses(map.program->losses, notes);
}

}  // namespace

void MapUnits::clear() {
  units.clear();
  notes.clear();
  records.clear();
  items.clear();
  record_notes.clear();
  overfull.reset();
}

void evaluate_map(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                  Failures& failures, MapUnits& out, WorkTimes* times) {
  out.clear();
  if (records.rows == 0) return;
  const StageTimer evaluating(stages_of(times), Stage::evaluate);
  Evaluation evaluation{lookups, arena, failures, out.notes};
  if (times != nullptr) evaluation.times = &times->steps;
  evaluation.circles = lookups.references().circles_of(*map.map, map.index, records, arena);
  const UnfoldedUnits units =
      map.loops.empty() ? one_for_each_record(map, records, evaluation, out) : unfold(map, records, evaluation, out);
  by_unit(map, out.record_notes);
  const Frame& batch = units.frame;
  if (batch.rows == 0) return;

  const Block& scope = map.map->scope;
  const Frame scope_frame = run_block(scope, batch, every_row(batch), units.inputs, evaluation);
  {
    const StageTimer judging(stages_of(times), Stage::judge);
    judge(map.scope, map, results_of(scope, scope_frame, arena), scope_frame, out.units.data(), evaluation);
  }

  const Selection remaining = still_in(out.units, batch, arena);
  if (remaining.count == 0) return;
  std::vector<Column> inputs = units.inputs;
  if (remaining.rows != nullptr) {
    for (Column& input : inputs) input = gather(input, remaining.rows, remaining.count, arena);
  }
  const Block& body = map.map->body;
  const Frame body_frame = run_block(body, batch, remaining, inputs, evaluation);
  const Column* results = results_of(body, body_frame, arena);
  for (uint32_t row = 0; row < body_frame.rows; ++row) {
    UnitState& unit = out.units[body_frame.unit(row)];
    unit.results = results;
    unit.row = row;
  }
  const StageTimer judging(stages_of(times), Stage::judge);
  judge(map.body, map, results, body_frame, out.units.data(), evaluation);
  by_unit(map, out.notes);
}

}  // namespace damson
