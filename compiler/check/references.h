// `ref(target, key…)`: the key that the target's record got for a source's record.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

/// `ref(target, key…)`, or `ref(target, source, key…)` where several sources feed the target.
ExpressionPtr check_reference(Context& context, const syntax::CallExpression& call);

}  // namespace damson::checking
