// What is wrong with a call of a function of the library, and what to write instead.
#pragma once

#include "compiler/check/expression.h"
#include "runtime/values/function.h"

namespace damson::checking {

/// Every argument that does not fit. A null value is not known.
void report_call_problems(Context& context, const Function& function, const syntax::CallExpression& call,
                          std::vector<ExpressionPtr> values);

/// Warns where a function works on a constant, and a field stands behind it: `split(";", keywords)`.
void warn_of_swapped(Context& context, const Function& function, const syntax::CallExpression& call,
                     const std::vector<ExpressionPtr>& values);

}  // namespace damson::checking
