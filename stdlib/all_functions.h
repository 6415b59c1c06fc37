// Every function of the library: one file each under functions/, listed by the build.
#pragma once

#include <vector>

#include "runtime/values/function.h"

namespace damson {

std::vector<Function> declare_all_functions();

}  // namespace damson
