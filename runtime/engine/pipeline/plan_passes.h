// Which maps share one reading of their source.
#pragma once

#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// Groups of these maps (which stand in the spec's order), in the order in which their sources are read. The maps of a
/// group have one source and different targets; the maps that feed one target come in the spec's order, so that its
/// records do.
std::vector<std::vector<uint32_t>> plan_passes(const Program& program, const std::vector<uint32_t>& maps);

}  // namespace damson
