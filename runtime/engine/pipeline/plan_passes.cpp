// Which maps share one reading of their source.
#include "runtime/engine/pipeline/plan_passes.h"

#include <algorithm>

namespace damson {

std::vector<std::vector<uint32_t>> plan_passes(const Program& program, const std::vector<uint32_t>& maps) {
  std::vector<std::vector<uint32_t>> passes;
  std::vector<size_t> earliest(program.targets.size(), 0);  // the first pass in which a target's next map may be
  for (const uint32_t index : maps) {
    const MapProgram& map = program.maps[index];
    size_t pass = earliest[map.target];
    while (pass < passes.size() && program.maps[passes[pass].front()].source != map.source) ++pass;
    if (pass == passes.size()) passes.emplace_back();
    passes[pass].push_back(index);
    earliest[map.target] = pass + 1;
  }
  return passes;
}

}  // namespace damson
