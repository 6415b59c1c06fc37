// The terms of a `vocabulary … from csv(…)`, read while checking.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Fills the vocabulary's terms. False after a problem.
bool read_vocabulary_file(Checking& all, Vocabulary& vocabulary);

}  // namespace damson::checking
