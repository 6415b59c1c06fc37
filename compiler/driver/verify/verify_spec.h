// Compares the targets of a spec with what it makes of its sources as they are now.
#pragma once

#include "compiler/driver/verify/verification.h"
#include "runtime/engine/engine.h"

namespace damson {

void verify_spec(const Program& program, const EngineOptions& options, Verification& verification);

}  // namespace damson
