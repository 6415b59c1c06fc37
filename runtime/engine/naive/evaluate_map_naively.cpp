// The row-by-row twin of evaluate_map.
#include "runtime/engine/naive/evaluate_map_naively.h"

#include "runtime/engine/naive/naive_judge.h"
#include "runtime/values/with_storage.h"

namespace damson {

namespace {

NaiveRegisters results_of(const Block& block, const NaiveRegisters& registers) {
  NaiveRegisters results;
  for (const Register result : block.results) results.push_back(registers[result]);
  return results;
}

const Column* columns_of(const NaiveRegisters& results, Arena& arena) {
  Column* columns = make_columns(results.size(), arena);
  for (size_t i = 0; i < results.size(); ++i) {
    columns[i] = naive_column({&results[i].value, 1}, *results[i].type, arena);
  }
  return columns;
}

}  // namespace

void evaluate_map_naively(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                          Failures& failures, MapUnits& out) {
  out.units.assign(records.rows, {});
  out.notes.clear();
  Evaluation evaluation{lookups, arena, failures, out.notes};
  for (uint32_t unit = 0; unit < records.rows; ++unit) {
    UnitState& state = out.units[unit];
    NaiveInterpreter interpreter(evaluation, unit);
    const NaiveRegister record{naive_value(records, unit), records.type};

    const NaiveRegisters scope = results_of(map.map->scope, interpreter.run(map.map->scope, {}, {record}));
    state.verdict = judge_naively(map.scope, map, scope, unit, evaluation);
    if (state.verdict.kind != Verdict::Kind::none) continue;

    const NaiveRegisters body = results_of(map.map->body, interpreter.run(map.map->body, {}, {record}));
    state.results = columns_of(body, arena);
    state.verdict = judge_naively(map.body, map, body, unit, evaluation);
  }
}

}  // namespace damson
