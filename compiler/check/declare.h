// Finding out what all texts of a program declare, before anything is checked.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

/// Fills the declarations. Problems: names declared twice.
void declare_all(Checking& all, const LoadedProgram& program);

/// Types, keys, connectors and rules of what is declared, in the order of the texts.
void check_declarations(Checking& all);

/// Reports what nothing uses. Only of the spec itself: a file that is imported may offer more than one spec needs.
void report_unused(Checking& all);

}  // namespace damson::checking
