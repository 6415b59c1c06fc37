// Which maps have to be through before others can begin.
#include "runtime/engine/pipeline/plan_levels.h"

#include <algorithm>

#include "runtime/program/operands.h"

namespace damson {

namespace {

void collect_tables(const Block& block, std::vector<uint32_t>& tables) {
  for (const Step& step : block.steps) {
    if (const auto* reference = std::get_if<ReferenceStep>(&step.what)) tables.push_back(reference->table);
    each_block(step, [&](const Block& inner) { collect_tables(inner, tables); });
  }
}

bool waits_for_all(const MapProgram& map) {
  return std::any_of(map.uniqueness.begin(), map.uniqueness.end(), [](const Uniqueness& rule) {
    return rule.keep == Uniqueness::Keep::last || rule.keep == Uniqueness::Keep::max;
  });
}

/// What comes before what.
class MapOrder {
 public:
  explicit MapOrder(const Program& program) : program_(program), count_(program.maps.size()) {
    through_.assign(count_, std::vector<bool>(count_, false));
    reaches_ = through_;
    for (uint32_t map = 0; map < count_; ++map) add_edges(map);
    for (size_t by = 0; by < count_; ++by) {
      for (size_t from = 0; from < count_; ++from) {
        for (size_t to = 0; to < count_ && reaches_[from][by]; ++to) {
          if (reaches_[by][to]) reaches_[from][to] = true;
        }
      }
    }
  }

  bool together(size_t one, size_t other) const { return one == other || (reaches_[one][other] && reaches_[other][one]); }

  /// Whether its outcomes decide about those of maps that have to come before it, or about its own.
  bool needs_settling(size_t map) const {
    for (size_t one = 0; one < count_; ++one) {
      if (!together(map, one)) continue;
      for (size_t other = 0; other < count_; ++other) {
        if (through_[one][other] && together(map, other)) return true;
      }
    }
    return false;
  }

  std::vector<size_t> levels() const {
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

 private:
  void add_edges(uint32_t map) {
    for (const uint32_t table : tables_asked(program_.maps[map])) {
      for (uint32_t other = 0; other < count_; ++other) {
        const MapProgram& feeder = program_.maps[other];
        if (feeder.source != program_.references[table].source || feeder.target != program_.references[table].target) continue;
        through_[other][map] = true;
        reaches_[other][map] = true;
      }
    }
    // the records of a target stand in the order of its maps; a rule that keeps the last has to see them all at once
    for (uint32_t later = map + 1; later < count_; ++later) {
      if (program_.maps[later].target != program_.maps[map].target) continue;
      reaches_[map][later] = true;
      if (waits_for_all(program_.maps[map])) reaches_[later][map] = true;
    }
  }

  const Program& program_;
  size_t count_;
  std::vector<std::vector<bool>> through_;  // the first has to be through before the second begins
  std::vector<std::vector<bool>> reaches_;  // the first does not come after the second
};

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
  for (const UnitLoop& loop : map.loops) collect_tables(loop.block, tables);
  collect_tables(map.scope, tables);
  collect_tables(map.body, tables);
  std::sort(tables.begin(), tables.end());
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

std::vector<MapLevel> plan_levels(const Program& program, bool settle_all) {
  const MapOrder order(program);
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
