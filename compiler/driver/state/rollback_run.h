// Takes back a run that is over: a run of its own, which puts back what the other replaced and removes what it made.
#pragma once

#include "compiler/driver/console.h"
#include "compiler/driver/state/named_runs.h"

namespace damson {

/// `named` names one run.
int rollback_run(const NamedRuns& named, const Invocation& invocation, const Console& console);

}  // namespace damson
