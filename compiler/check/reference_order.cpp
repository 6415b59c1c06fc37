// Whether what maps refer to can be known when they ask.
#include "compiler/check/reference_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/reference_before_groups.h"
#include "runtime/program/map_order.h"

namespace damson::checking {

namespace {

bool feeds(const MapState& map, const ReferenceTable& table) {
  return map.map.result && map.map.source == table.source && map.map.target == table.target;
}

MapOrder order_of(const Checking& all, const std::vector<std::unique_ptr<MapState>>& maps) {
  std::vector<OrderedMap> ordered;
  for (const auto& map : maps) {
    OrderedMap& one = ordered.emplace_back(OrderedMap{map->map.source, map->map.target, {}});
    one.keeps_later_records = std::ranges::any_of(map->map.uniqueness, keeps_later_records, &typed::UniqueBy::keep);
    for (const auto& [table, span] : map->references) one.tables.push_back(table);
  }
  return MapOrder(ordered, all.checked.program.references);
}

}  // namespace

void report_groups_not_known(Checking& all, Span reference, const Target& target) {
  all.report(reference_before_groups(reference, target.declaration->name.text)
                 .note("gather what it refers by, and refer in a line of the group: `ref(target, first(field))`, `for "
                       "key in all(field) => ref(target, key)`"));
}

void check_reference_order(Checking& all, const std::vector<std::unique_ptr<MapState>>& maps) {
  if (std::ranges::all_of(maps, [](const auto& map) { return map->references_of_members.empty(); })) return;
  const MapOrder order = order_of(all, maps);
  for (size_t map = 0; map < maps.size(); ++map) {
    for (const auto& [table, span] : maps[map]->references_of_members) {
      const ReferenceTable& asked = all.program().references[table];
      for (size_t feeder = 0; feeder < maps.size(); ++feeder) {
        if (!feeds(*maps[feeder], asked) || !order.together(map, feeder)) continue;
        report_groups_not_known(all, span, *maps[feeder]->target);
        break;
      }
    }
  }
}

}  // namespace damson::checking
