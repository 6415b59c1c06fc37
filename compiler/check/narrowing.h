// Values carried into a field that takes less than their source's field may hold.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

/// Warns where both sides are declared: records in between will be rejected.
void warn_of_narrowing(Context& context, const typed::Expression& value, const DeclaredType& wanted,
                       std::string_view name);

}  // namespace damson::checking
