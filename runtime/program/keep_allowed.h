// Values that keep to a constraint, given on; the others fail.
#pragma once

#include <vector>

#include "runtime/program/validation.h"

namespace damson {

/// One argument of the type: itself, in error where it breaks one of the constraints, with the reason.
BoundCall keep_allowed(const Type& type, std::vector<Constraint> constraints);

/// The constraints as the text of the call, which has to tell calls apart: `kept within length 1..300`.
std::string keep_allowed_text(const std::vector<Constraint>& constraints);

}  // namespace damson
