// Calls of the library as the program has them; also those that the checker makes itself.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/typed_build.h"
#include "compiler/syntax/expression.h"

namespace damson::checking {

/// The arguments of a call by name and type; a null value has none.
std::vector<GivenArgument> given_arguments(const syntax::CallExpression& call,
                                           const std::vector<ExpressionPtr>& values);

/// What identifies a call: `parse_decimal(_, decimal: ",")`.
std::string call_text(const Function& function, std::span<const GivenArgument> given,
                      const std::vector<ExpressionPtr>& values);

/// A call whose arguments are known to fit: literals are constants of the call.
ExpressionPtr make_library_call(std::string_view name, const std::vector<ExpressionPtr>& values, Span span);

}  // namespace damson::checking
