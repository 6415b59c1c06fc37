// What is inside an expression, as lowering asks for it.
#pragma once

#include "compiler/check/typed_children.h"

namespace damson::lowering {

using typed::Expression;
using typed::ExpressionPtr;

using typed::actions_of;
using typed::each_child;
using typed::words_of;

/// The value that an action leaves; null for reject and skip.
inline ExpressionPtr value_of(const typed::Action& action) { return typed::given_by(action); }

/// The binding of a reference that has a value of its own: a `let`, an argument; else null.
inline const typed::Binding* let_of(const Expression& expression) {
  const auto* reference = std::get_if<typed::Reference>(&expression.what);
  return reference != nullptr && reference->binding->value ? reference->binding.get() : nullptr;
}

/// The value when it is known without running anything.
inline const ConstantValue* literal_of(const Expression& expression) {
  if (const auto* literal = std::get_if<typed::Literal>(&expression.what)) return &literal->value;
  const typed::Binding* let = let_of(expression);
  return let == nullptr ? nullptr : literal_of(*let->value);
}

inline bool is_missing_literal(const Expression& expression) {
  const ConstantValue* constant = literal_of(expression);
  return expression.type.is(TypeKind::nothing) ||
         (constant != nullptr && std::holds_alternative<std::monostate>(constant->value));
}

/// Where an expression gives on one of several values: those that are not simply missing.
inline std::vector<const Expression*> carriers_of(const Expression& expression) {
  std::vector<const Expression*> carriers;
  const auto add = [&](const ExpressionPtr& value) {
    if (value && !is_missing_literal(*value)) carriers.push_back(value.get());
  };
  if (const auto* handled = std::get_if<typed::Handled>(&expression.what)) add(handled->value);
  for (const typed::Action* action : actions_of(expression)) add(value_of(*action));
  return carriers;
}

}  // namespace damson::lowering
