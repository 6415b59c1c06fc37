// The diagnostics of the compiler: one file each beside this one, listed by the build.
#pragma once

#include <span>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

std::span<const DiagnosticInfo* const> all_compiler_diagnostics();

}  // namespace damson
