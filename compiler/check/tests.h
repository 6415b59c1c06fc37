// Checking tests: what they give and expect, held against the schemas and against what the maps can do.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// After the maps: their rejection points and rules are what a test's outcomes are named after.
void check_tests(Checking& all);

}  // namespace damson::checking
