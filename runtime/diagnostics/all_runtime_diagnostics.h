// The diagnostics that can be met while running: one file each in catalogue/, listed by the build.
#pragma once

#include <span>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

std::span<const DiagnosticInfo* const> all_runtime_diagnostics();

}  // namespace damson
