// Lowers what has to hold of a whole run.
#pragma once

#include "compiler/lower/shape.h"

namespace damson::lowering {

Expectation lower_expectation(const typed::Expectation& expectation, Shapes& shapes, Program& program);

}  // namespace damson::lowering
