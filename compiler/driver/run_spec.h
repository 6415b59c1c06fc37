// Compiling a spec and running its program: what `plan` and `run` share.
#pragma once

#include "compiler/driver/command.h"

namespace damson {

/// With `--out` a plan is saved.
int plan_spec(const Invocation& invocation, const Console& console);
/// Runs a spec, or a saved plan.
int run_spec(const Invocation& invocation, const Console& console);

}  // namespace damson
