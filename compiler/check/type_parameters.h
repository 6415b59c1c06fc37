// Functions of any type: their type parameters where they are declared, and what these stand for in a call.
#pragma once

#include "compiler/check/callables.h"

namespace damson::checking {

/// Whether each has a name of its own and can be known from an argument. Problems are reported.
bool check_type_parameters(Checking& all, const FunctionInfo& function);

/// The function's signature with the types that the arguments give. After a problem the types that hang on it are not
/// known.
Signature infer_signature(Context& context, const FunctionInfo& function, const syntax::CallExpression& call,
                          const CheckedArguments& arguments, const ArgumentPlaces& places);

}  // namespace damson::checking
