// Compiling a spec and running its program: what `plan` and `run` share.
#pragma once

#include "compiler/driver/command.h"

namespace damson {

int run_spec(const Invocation& invocation, const Console& console, bool plan);

}  // namespace damson
