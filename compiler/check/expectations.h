// Checking `expect`: what has to hold of a whole run.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// After the maps: which sources are read, and how, is known then.
void check_expectations(Checking& all);

}  // namespace damson::checking
