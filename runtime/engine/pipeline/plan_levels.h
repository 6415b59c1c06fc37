// Which maps have to be through before others can begin, because those refer to their records.
#pragma once

#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// Maps that are read and written together, in the spec's order.
struct MapLevel {
  std::vector<uint32_t> maps;
  /// Those of them whose outcomes have to be known before any of them writes: they refer to each other or to
  /// themselves, or come before what they refer to in one target. With them go the maps that they share a target with.
  std::vector<uint32_t> settle;
};

/// In the order in which they run. Without references everything is one level. `settle_all`: the outcomes of all maps
/// that are referred to have to be known before, since the writing will not see all their records.
std::vector<MapLevel> plan_levels(const Program& program, bool settle_all);

/// The reference tables that a map asks, each once.
std::vector<uint32_t> tables_asked(const MapProgram& map);

}  // namespace damson
