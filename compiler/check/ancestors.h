// `ancestors(units, parent_id)`: the records above one, nearest first.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

ExpressionPtr check_ancestors(Context& context, const syntax::CallExpression& call);

}  // namespace damson::checking
