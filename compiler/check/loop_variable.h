// The `x in list` of a `for`, in an expression or in the head of a map.
#pragma once

#include "compiler/check/context.h"
#include "compiler/check/typed_build.h"

namespace damson::checking {

struct LoopVariable {
  ExpressionPtr list;      // null after a problem
  typed::BindingPtr item;  // null when the list could not be checked
  bool good = false;       // both are there, and the name is free
};

/// Checks the list and declares the name in `scope`, which does not yet enclose the context. `what`: who loops, for
/// messages.
LoopVariable check_loop_variable(Context& context, Scope& scope, const syntax::Name& name,
                                 const syntax::ExpressionPtr& list, std::string_view what);

}  // namespace damson::checking
