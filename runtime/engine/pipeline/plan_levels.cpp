// Which maps have to be through before others can begin.
#include "runtime/engine/pipeline/plan_levels.h"

#include <algorithm>

#include "runtime/program/map_order.h"
#include "runtime/program/operands.h"

namespace damson {

namespace {

void collect_tables(const Block& block, std::vector<uint32_t>& tables) {
  for (const Step& step : block.steps) {
    if (const auto* reference = std::get_if<ReferenceStep>(&step.what)) tables.push_back(reference->table);
    each_block(step, [&](const Block& inner) { collect_tables(inner, tables); });
  }
}

std::vector<uint32_t> referred_to(const Program& program) {
  std::vector<uint32_t> maps;
  for (uint32_t map = 0; map < program.maps.size(); ++map) {
    for (const ReferenceTable& table : program.references) {
      if (table.source != program.maps[map].source || table.target != program.maps[map].target) continue;
      maps.push_back(map);
      break;
    }
  }
  return maps;
}

void add_settling(const Program& program, const std::vector<uint32_t>& settle, MapLevel& level) {
  for (const uint32_t map : level.maps) {
    const bool shares = std::any_of(settle.begin(), settle.end(), [&](uint32_t other) {
      const bool same_level = std::find(level.maps.begin(), level.maps.end(), other) != level.maps.end();
      return same_level && program.maps[other].target == program.maps[map].target;
    });
    if (shares) level.settle.push_back(map);
  }
}

}  // namespace

std::vector<uint32_t> tables_asked(const MapProgram& map) {
  std::vector<uint32_t> tables;
  if (map.grouping) tables = tables_asked(map.grouping->members);
  for (const UnitLoop& loop : map.loops) collect_tables(loop.block, tables);
  collect_tables(map.scope, tables);
  collect_tables(map.body, tables);
  std::sort(tables.begin(), tables.end());
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

std::vector<MapLevel> plan_levels(const Program& program, bool settle_all) {
  std::vector<OrderedMap> maps;
  for (const MapProgram& map : program.maps) {
    const bool later = std::ranges::any_of(map.uniqueness, keeps_later_records, &Uniqueness::keep);
    maps.push_back({map.source, map.target, tables_asked(map), later});
  }
  const MapOrder order(maps, program.references);
  const std::vector<size_t> of_maps = order.levels();
  std::vector<uint32_t> settle;
  if (settle_all) settle = referred_to(program);
  for (uint32_t map = 0; map < program.maps.size(); ++map) {
    if (order.needs_settling(map)) settle.push_back(map);
  }
  std::vector<MapLevel> levels;
  for (uint32_t map = 0; map < of_maps.size(); ++map) {
    if (levels.size() <= of_maps[map]) levels.resize(of_maps[map] + 1);
    levels[of_maps[map]].maps.push_back(map);
  }
  for (MapLevel& level : levels) add_settling(program, settle, level);
  return levels;
}

}  // namespace damson
