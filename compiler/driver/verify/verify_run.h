// Compares the targets of a past run with what it wrote.
#pragma once

#include "compiler/driver/state/named_runs.h"
#include "compiler/driver/verify/verification.h"
#include "runtime/engine/engine.h"

namespace damson {

/// `named` names one run, or none: then the last is meant.
void verify_run(const NamedRuns& named, const Invocation& invocation, const EngineOptions& options,
                Verification& verification);

}  // namespace damson
