// Lowering: from a checked spec to the program that the engine runs.
#pragma once

#include "compiler/check/typed_program.h"

namespace damson {

/// Cannot fail: what cannot be lowered does not pass the checker.
Program lower(typed::CheckedProgram&& checked);

}  // namespace damson
