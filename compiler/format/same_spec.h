// Whether a text that was laid out anew is still the same spec: the formatter's own check on itself.
#pragma once

#include <string>

#include "compiler/syntax/outline/outline.h"
#include "runtime/diagnostics/problem.h"

namespace damson::format {

/// The same tree, the same words but for commas, the same comments in the same order, the same problems.
bool is_same_spec(const syntax::OutlinedText& before, const Problems& problems_before, const std::string& after);

}  // namespace damson::format
