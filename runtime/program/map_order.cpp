// What comes before what among maps that refer to each other's records.
#include "runtime/program/map_order.h"

namespace damson {

namespace {

bool feeds(const OrderedMap& map, const ReferenceTable& table) {
  return map.source == table.source && map.target == table.target;
}

}  // namespace

bool keeps_later_records(Uniqueness::Keep keep) {
  return keep == Uniqueness::Keep::last || keep == Uniqueness::Keep::max;
}

MapOrder::MapOrder(const std::vector<OrderedMap>& maps, const std::vector<ReferenceTable>& references)
    : count_(maps.size()) {
  through_.assign(count_, std::vector<bool>(count_, false));
  reaches_ = through_;
  for (size_t map = 0; map < count_; ++map) add_edges(maps, references, map);
  for (size_t by = 0; by < count_; ++by) {
    for (size_t from = 0; from < count_; ++from) {
      for (size_t to = 0; to < count_ && reaches_[from][by]; ++to) {
        if (reaches_[by][to]) reaches_[from][to] = true;
      }
    }
  }
}

void MapOrder::add_edges(const std::vector<OrderedMap>& maps, const std::vector<ReferenceTable>& references,
                         size_t map) {
  for (const uint32_t table : maps[map].tables) {
    for (size_t other = 0; other < count_; ++other) {
      if (!feeds(maps[other], references[table])) continue;
      through_[other][map] = true;
      reaches_[other][map] = true;
    }
  }
  // what becomes of a record is told by all maps that feed a table: they are read together
  for (const ReferenceTable& table : references) {
    for (size_t other = 0; other < count_; ++other) {
      if (feeds(maps[map], table) && feeds(maps[other], table)) reaches_[map][other] = true;
    }
  }
  // the records of a target stand in the order of its maps; a rule that keeps the last has to see them all at once
  for (size_t later = map + 1; later < count_; ++later) {
    if (maps[later].target != maps[map].target) continue;
    reaches_[map][later] = true;
    if (maps[map].keeps_later_records) reaches_[later][map] = true;
  }
}

bool MapOrder::needs_settling(size_t map) const {
  for (size_t one = 0; one < count_; ++one) {
    if (!together(map, one)) continue;
    for (size_t other = 0; other < count_; ++other) {
      if (through_[one][other] && together(map, other)) return true;
    }
  }
  return false;
}

std::vector<size_t> MapOrder::levels() const {
  std::vector<size_t> levels(count_, 0);
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t from = 0; from < count_; ++from) {
      for (size_t to = 0; to < count_; ++to) {
        if (!reaches_[from][to]) continue;
        const size_t least = levels[from] + (through_[from][to] && !together(from, to) ? 1 : 0);
        if (levels[to] >= least) continue;
        levels[to] = least;
        changed = true;
      }
    }
  }
  return levels;
}

}  // namespace damson
