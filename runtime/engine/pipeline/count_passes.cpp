// Counting what read_sources does.
#include "runtime/engine/pipeline/count_passes.h"

#include <algorithm>

#include "runtime/engine/pipeline/plan_levels.h"
#include "runtime/engine/pipeline/plan_passes.h"

namespace damson {

namespace {

bool sees_all_records_first(const Uniqueness& rule) {
  return rule.keep == Uniqueness::Keep::last || rule.keep == Uniqueness::Keep::max;
}

/// Passes that only determine who keeps the keys of the map's target.
uint32_t passes_for_keys(const MapProgram& map) {
  return static_cast<uint32_t>(std::count_if(map.uniqueness.begin(), map.uniqueness.end(), sees_all_records_first));
}

}  // namespace

std::vector<uint32_t> count_passes(const Program& program, bool limited) {
  std::vector<uint32_t> passes(program.sources.size(), 0);
  for (const auto& table : program.tables) ++passes[table.source];
  for (const MapLevel& level : plan_levels(program, limited)) {
    for (const uint32_t map : level.settle) passes[program.maps[map].source] += 1 + passes_for_keys(program.maps[map]);
    for (const auto& group : plan_passes(program, level.maps)) ++passes[program.maps[group.front()].source];
    for (const uint32_t map : level.maps) {
      passes[program.maps[map].source] += passes_for_keys(program.maps[map]);
      // once more for the quarantine, if a group is rejected
      if (program.maps[map].grouping != nullptr) ++passes[program.maps[map].source];
    }
  }
  return passes;
}

}  // namespace damson
