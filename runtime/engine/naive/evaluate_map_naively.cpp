// The row-by-row twin of evaluate_map.
#include "runtime/engine/naive/evaluate_map_naively.h"

#include "runtime/base/limits.h"
#include "runtime/engine/evaluate/settle_losses.h"
#include "runtime/engine/lookup/lookup_tables.h"
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

/// Finds the units of one record after the other and evaluates each where it is found.
class NaiveUnits {
 public:
  NaiveUnits(const PreparedMap& map, const LookupTables& lookups, Arena& arena, Failures& failures, MapUnits& out)
      : map_(map),
        out_(out),
        on_units_{lookups, arena, failures, out.notes},
        on_records_{lookups, arena, failures, out.record_notes} {}

  /// `circles`: by record, of maps whose records are units.
  void set_circles(const uint32_t* circles) { on_units_.circles = circles; }

  /// The units that are made from what `inputs` gives so far; `items` are their numbers.
  void add(uint32_t record, const NaiveRegisters& inputs, const std::vector<uint32_t>& items) {
    if (out_.overfull) return;
    const size_t loop = items.size();
    if (loop == map_.loops.size()) return add_unit(record, inputs, items);
    const Block& block = map_.loops[loop].declared->block;
    const NaiveRegisters registers = NaiveInterpreter(on_records_, record).run(block, {}, inputs);
    const NaiveRegister& list = registers[block.results[0]];
    const Verdict verdict = judge_list_naively(map_.loops[loop], map_, list, inputs, on_records_);
    if (verdict.kind != Verdict::Kind::none) return add_out(record, items, verdict);
    if (!list.value.present()) return;
    for (uint32_t item = 0; item < list.value.parts().size(); ++item) {
      NaiveRegisters inner = inputs;
      inner.push_back({list.value.parts()[item], &list.type->element()});
      std::vector<uint32_t> numbers = items;
      numbers.push_back(item + 1);
      add(record, inner, numbers);
    }
  }

 private:
  UnitState* place(uint32_t record, const std::vector<uint32_t>& items) {
    const bool same = !out_.records.empty() && out_.records.back() == record;
    of_record_ = same ? of_record_ + 1 : 1;
    if (of_record_ > limits::units_of_record) {
      out_.overfull = record;
      return nullptr;
    }
    if (!map_.loops.empty()) {
      out_.records.push_back(record);
      out_.items.insert(out_.items.end(), items.begin(), items.end());
      out_.items.resize(out_.records.size() * map_.loops.size(), 0);
    }
    return &out_.units.emplace_back();
  }

  void add_out(uint32_t record, const std::vector<uint32_t>& items, const Verdict& verdict) {
    if (UnitState* unit = place(record, items)) unit->verdict = verdict;
  }

  void add_unit(uint32_t record, const NaiveRegisters& inputs, const std::vector<uint32_t>& items) {
    UnitState* unit = place(record, items);
    if (unit == nullptr) return;
    const auto number = static_cast<uint32_t>(out_.units.size() - 1);
    NaiveInterpreter interpreter(on_units_, number);
    const NaiveRegisters scope = results_of(map_.map->scope, interpreter.run(map_.map->scope, {}, inputs));
    unit->verdict = judge_naively(map_.scope, map_, scope, number, on_units_);
    if (unit->verdict.kind != Verdict::Kind::none) return;

    const NaiveRegisters body = results_of(map_.map->body, interpreter.run(map_.map->body, {}, inputs));
    unit->results = columns_of(body, on_units_.arena);
    unit->verdict = judge_naively(map_.body, map_, body, number, on_units_);
  }

  const PreparedMap& map_;
  MapUnits& out_;
  Evaluation on_units_;
  Evaluation on_records_;
  size_t of_record_ = 0;
};

}  // namespace

void evaluate_map_naively(const PreparedMap& map, const Column& records, const LookupTables& lookups, Arena& arena,
                          Failures& failures, MapUnits& out, WorkTimes* times) {
  const StageTimer evaluating(stages_of(times), Stage::evaluate);
  out.clear();
  NaiveUnits units(map, lookups, arena, failures, out);
  units.set_circles(lookups.references().circles_of(*map.map, map.index, records, arena));
  for (uint32_t record = 0; record < records.rows; ++record) {
    units.add(record, {{naive_value(records, record), records.type}}, {});
  }
  settle_losses(map.program->losses, out.notes);
  settle_losses(map.program->losses, out.record_notes);
}

}  // namespace damson
