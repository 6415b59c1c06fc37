// Parameters: typed, with a default or given on the command line.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Gives every parameter its value. Problems: none given, one that is not of the type, one that nobody declares.
void check_params(Checking& all);

}  // namespace damson::checking
