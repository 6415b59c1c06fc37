// One map: the blocks that decide whether a unit is in scope and that make its target record, and how both are judged.
#pragma once

#include "compiler/lower/arm_counts.h"
#include "compiler/lower/shape.h"

namespace damson::lowering {

MapProgram lower_map(const typed::Map& map, Shapes& shapes, Program& program, ArmCounts* arm_counts,
                     const typed::LossKeepers& keepers);

}  // namespace damson::lowering
