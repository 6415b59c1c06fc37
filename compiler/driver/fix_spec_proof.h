// Whether a spec is better for its fixes.
#pragma once

#include "compiler/driver/compile.h"

namespace damson {

/// Fewer errors, and none of a kind that was not there before. Warnings do not count: the error may have held them
/// back.
bool is_better(const CompiledSpec& before, const CompiledSpec& after);

}  // namespace damson
