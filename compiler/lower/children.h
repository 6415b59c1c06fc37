// The expressions directly inside an expression, whatever its kind.
#pragma once

#include "compiler/check/typed_expression.h"

namespace damson::lowering {

using typed::Expression;
using typed::ExpressionPtr;

/// The value that an action leaves; null for reject and skip.
inline ExpressionPtr value_of(const typed::Action& action) {
  if (const auto* use = std::get_if<typed::UseValue>(&action)) return use->value;
  if (const auto* warn = std::get_if<typed::WarnAndUse>(&action)) return warn->value;
  return nullptr;
}

/// The reason or the warning's text; null where the action only gives a value.
inline ExpressionPtr words_of(const typed::Action& action) {
  if (const auto* reject = std::get_if<typed::Reject>(&action)) return reject->reason;
  if (const auto* skip = std::get_if<typed::Skip>(&action)) return skip->reason;
  if (const auto* warn = std::get_if<typed::WarnAndUse>(&action)) return warn->text;
  return nullptr;
}

/// The actions of an expression that has any: one of them, or none, is taken for a row.
inline std::vector<const typed::Action*> actions_of(const Expression& expression) {
  std::vector<const typed::Action*> actions;
  if (const auto* branch = std::get_if<typed::If>(&expression.what)) return {&branch->then, &branch->otherwise};
  if (const auto* choice = std::get_if<typed::Choice>(&expression.what)) {
    for (const auto& arm : choice->arms) actions.push_back(&arm);
  } else if (const auto* paths = std::get_if<typed::PathChoice>(&expression.what)) {
    for (const auto& arm : paths->arms) actions.push_back(&arm);
  } else if (const auto* handled = std::get_if<typed::Handled>(&expression.what)) {
    for (const auto& clause : handled->clauses) actions.push_back(&clause.action);
  }
  return actions;
}

/// Calls `visit(const Expression&)` for every expression directly inside; does not follow references.
template <class Visit>
void each_child(const Expression& expression, Visit&& visit) {
  struct Visitor {
    Visit& visit;
    void one(const ExpressionPtr& child) const {
      if (child) visit(*child);
    }
    void all(const std::vector<ExpressionPtr>& children) const {
      for (const auto& child : children) one(child);
    }
    void operator()(const typed::Literal&) const {}
    void operator()(const typed::Reference&) const {}
    void operator()(const typed::FieldAccess& what) const { one(what.record); }
    void operator()(const typed::ListFieldAccess& what) const { one(what.list); }
    void operator()(const typed::Call& what) const { all(what.arguments); }
    void operator()(const typed::RecordValue& what) const { all(what.fields); }
    void operator()(const typed::ListValue& what) const { all(what.items); }
    void operator()(const typed::If& what) const { one(what.condition); }
    void operator()(const typed::Choice& what) const { one(what.subject); }
    void operator()(const typed::PathChoice& what) const { one(what.subject); }
    void operator()(const typed::ForEach& what) const {
      one(what.list);
      for (const auto& omit : what.omits) one(omit.condition);
      one(what.value);
    }
    void operator()(const typed::Filter& what) const {
      one(what.list);
      one(what.condition);
    }
    void operator()(const typed::Lookup& what) const { all(what.keys); }
    void operator()(const typed::RecordReference& what) const { all(what.keys); }
    void operator()(const typed::Handled& what) const { one(what.value); }
  };
  const Visitor visitor{visit};
  std::visit(visitor, expression.what);
  for (const typed::Action* action : actions_of(expression)) {
    visitor.one(words_of(*action));
    visitor.one(value_of(*action));
  }
}

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
  return expression.type.is(TypeKind::nothing) || (constant != nullptr && std::holds_alternative<std::monostate>(constant->value));
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
