// The library as the checker, the documentation and the tests see it.
#pragma once

#include <string_view>
#include <vector>

#include "runtime/values/function.h"

namespace damson {

/// Every function, ordered by name. Declared once, on first use.
const std::vector<Function>& all_functions();

/// Null when there is none of that name.
const Function* find_function(std::string_view name);

}  // namespace damson
