// A state folder with the runs that are over, for commands that change what is kept of them.
#pragma once

#include <variant>
#include <vector>

#include "compiler/driver/state/named_runs.h"
#include "compiler/driver/state/open_state.h"

namespace damson {

struct PastRuns {
  OpenState state;
  std::vector<PastRun> runs;  // the first first
};

/// Locks the state folder, and settles what is left of interrupted runs as far as that needs nobody's decision. Every
/// run that is named is there; `otherwise` stands below the problem of one that is not.
std::variant<PastRuns, Problem> open_past_runs(const NamedRuns& named, const Invocation& invocation,
                                               const std::string& otherwise);

}  // namespace damson
