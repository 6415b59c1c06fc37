// Whether a program hangs together: what lowering promises and the engine relies on without looking.
#pragma once

#include <string>
#include <vector>

#include "runtime/program/program.h"

namespace damson {

/// Everything that is wrong, each with its place; empty for a sound program. Registers are defined before they are used
/// and have the kind of type that the step wants, captures and results exist, blocks have the inputs and results that
/// their step expects, fields, indexes, points and rules are there.
std::vector<std::string> verify(const Program& program);

}  // namespace damson
