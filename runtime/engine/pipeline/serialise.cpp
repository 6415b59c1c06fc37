// The records that a batch gives to a target, and the keys they must not share.
#include "runtime/engine/pipeline/serialise.h"

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
    for (uint32_t item = column.first_item(unit.row); item < column.last_item(unit.row); ++item) add(column.element(), item);
  }
}

void prepare_records(const MapProgram& map, const RecordSink& sink, MapBatch& batch) {
  if (batch.prepared == nullptr) batch.prepared = sink.make_prepared();
  for (const uint32_t index : batch.kept) {
    const UnitState& unit = batch.judged.units[index];
    const auto failed = sink.prepare(unit.results[map.record], unit.row, *batch.prepared);
    if (failed && !batch.unwritable) batch.unwritable = MapBatch::Unwritable{index, failed->message};
  }
}

/// Nothing but the kept units.
void clear(MapBatch& batch) {
  batch.kept.clear();
  if (batch.prepared != nullptr) batch.prepared->clear();
  batch.keys.clear();
  batch.paths.clear();
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

void serialise(const MapProgram& map, const RecordSink* sink, MapBatch& batch) {
  clear(batch);
  const auto& units = batch.judged.units;
  std::vector<KeyColumns> keys;
  for (const Uniqueness& rule : map.uniqueness) keys.emplace_back(rule.by);
  for (uint32_t place = 0; !keys.empty() && place < batch.kept.size(); ++place) {
    for (KeyColumns& key : keys) batch.keys.push_back(key.digest(units[batch.kept[place]]));
  }
  for (uint32_t place = 0; !map.paths.empty() && place < batch.kept.size(); ++place) add_paths(map, units[batch.kept[place]], place, batch.paths);
  if (sink != nullptr) prepare_records(map, *sink, batch);
}

}  // namespace damson
