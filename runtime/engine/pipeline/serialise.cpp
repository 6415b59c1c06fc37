// The records that a batch gives to a target, and the keys they must not share.
#include "runtime/engine/pipeline/serialise.h"

#include "runtime/engine/pipeline/find_change.h"

namespace damson {

namespace {

/// The columns that make up a key; those of the unit before are nearly always those of the next.
class KeyColumns {
 public:
  explicit KeyColumns(const std::vector<size_t>& places) : places_(places) {}

  std::optional<Hash128> digest(const UnitState& unit) {
    if (unit.results != results_) find(unit.results);
    return hash_key(columns_, unit.row);
  }

 private:
  void find(const Column* results) {
    results_ = results;
    columns_.clear();
    for (const size_t place : places_) columns_.push_back(&results[place]);
  }

  const std::vector<size_t>& places_;
  const Column* results_ = nullptr;
  std::vector<const Column*> columns_;
};

void add_paths(const MapProgram& map, const UnitState& unit, uint32_t place, std::vector<MapBatch::UsedPath>& used) {
  for (uint32_t field = 0; field < map.paths.size(); ++field) {
    const Column& column = unit.results[map.paths[field].identities];
    if (!column.present(unit.row)) continue;
    const auto add = [&](const Column& identities, uint32_t row) {
      if (identities.present(row)) used.push_back({place, field, row, hash_value(identities, row)});
    };
    if (!column.type->is(TypeKind::list)) {
      add(column, unit.row);
      continue;
    }
    for (uint32_t item = column.first_item(unit.row); item < column.last_item(unit.row); ++item)
      add(column.element(), item);
  }
}

/// Whether the sink holds all of them. What it cannot hold is rejected where the map foresees that, else it will end
/// the run.
bool prepare_kept(const MapProgram& map, const RecordSink& sink, const LookupTables* lookups, PreparedRecords& prepared,
                  Arena& arena, MapBatch& batch) {
  bool all = true;
  batch.changes.clear();
  for (const uint32_t index : batch.kept) {
    UnitState& unit = batch.judged.units[index];
    const Column& record = unit.results[map.record];
    if (map.update) batch.changes.push_back(change_of(map, *lookups, unit));
    const auto failed = map.update ? sink.prepare_change(record, unit.row, batch.changes.back(), prepared)
                                   : sink.prepare(record, unit.row, prepared);
    if (!failed) continue;
    all = false;
    if (map.unwritable) {
      unit.verdict = {Verdict::Kind::reject, *map.unwritable, arena.copy(failed->message)};
    } else if (!batch.unwritable) {
      batch.unwritable = MapBatch::Unwritable{index, failed->message};
    }
  }
  if (!all && map.unwritable) {
    std::erase_if(batch.kept,
                  [&](uint32_t index) { return batch.judged.units[index].verdict.kind != Verdict::Kind::none; });
  }
  return all;
}

void prepare_records(const MapProgram& map, const SinksOfMap& sinks, Arena& arena, MapBatch& batch) {
  if (map.unwritable && sinks.holds != nullptr && sinks.holds != sinks.output) {
    const auto nobodys = sinks.holds->make_prepared();
    prepare_kept(map, *sinks.holds, sinks.lookups, *nobodys, arena, batch);
  }
  if (sinks.output == nullptr) return;
  if (batch.prepared == nullptr) batch.prepared = sinks.output->make_prepared();
  if (prepare_kept(map, *sinks.output, sinks.lookups, *batch.prepared, arena, batch) || !map.unwritable) return;
  // a record has its place among the prepared even when it is refused
  batch.prepared->clear();
  prepare_kept(map, *sinks.output, sinks.lookups, *batch.prepared, arena, batch);
}

void show_records(const MapProgram& map, RecordObserver& observer, MapBatch& batch) {
  std::string scratch;
  batch.digests.reserve(batch.kept.size());
  for (const uint32_t index : batch.kept) {
    const UnitState& unit = batch.judged.units[index];
    batch.digests.push_back(observer.look(map.target, unit.results[map.record], unit.row, scratch));
  }
}

/// Nothing but the kept units.
void clear(MapBatch& batch) {
  batch.kept.clear();
  if (batch.prepared != nullptr) batch.prepared->clear();
  batch.changes.clear();
  batch.keys.clear();
  batch.paths.clear();
  batch.digests.clear();
  batch.unwritable.reset();
  const auto& units = batch.judged.units;
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    if (units[unit].verdict.kind == Verdict::Kind::none) batch.kept.push_back(unit);
  }
}

}  // namespace

void digest_members(const Grouping& grouping, MapBatch& batch) {
  clear(batch);
  KeyColumns key(grouping.by);
  for (const uint32_t unit : batch.kept) batch.keys.push_back(key.digest(batch.judged.units[unit]));
}

void serialise(const MapProgram& map, const SinksOfMap& sinks, Arena& arena, MapBatch& batch) {
  clear(batch);
  prepare_records(map, sinks, arena, batch);
  if (sinks.observer != nullptr) show_records(map, *sinks.observer, batch);
  const auto& units = batch.judged.units;
  std::vector<KeyColumns> keys;
  for (const Uniqueness& rule : map.uniqueness) keys.emplace_back(rule.by);
  for (uint32_t place = 0; !keys.empty() && place < batch.kept.size(); ++place) {
    for (KeyColumns& key : keys) batch.keys.push_back(key.digest(units[batch.kept[place]]));
  }
  for (uint32_t place = 0; !map.paths.empty() && place < batch.kept.size(); ++place)
    add_paths(map, units[batch.kept[place]], place, batch.paths);
}

}  // namespace damson
