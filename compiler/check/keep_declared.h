// Values held to what a function declares of its parameters and its result.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

/// The value, in error where it breaks a constraint of its declared type or, in a list, an item breaks one. Records are
/// not looked into: they were checked where they were read.
ExpressionPtr keep_declared(const ExpressionPtr& value, const DeclaredType& declared);

}  // namespace damson::checking
