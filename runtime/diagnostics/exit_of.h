// How a run ends that a problem ended: what to correct, or what to try again.
#pragma once

#include <span>
#include <string_view>

#include "runtime/base/exit_code.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

/// By the ranges of ids in `runtime/diagnostics/README.md`.
ExitCode exit_of(std::string_view problem_id);
/// The worst of several; done when there is none.
ExitCode exit_of(std::span<const Problem> problems);

}  // namespace damson
