// Lowering: from a checked spec to the program that the engine runs.
#pragma once

#include "compiler/check/typed_program.h"
#include "compiler/lower/arm_counts.h"

namespace damson {

/// Cannot fail: what cannot be lowered does not pass the checker. With `arm_counts` the program counts there which arms
/// its records take.
Program lower(typed::CheckedProgram&& checked, ArmCounts* arm_counts = nullptr);

}  // namespace damson
