// The expressions directly inside an expression, whatever its kind.
#pragma once

#include "compiler/check/typed_expression.h"

namespace damson::typed {

/// The value that an action leaves; null for reject and skip.
inline ExpressionPtr given_by(const Action& action) {
  if (const auto* use = std::get_if<UseValue>(&action)) return use->value;
  if (const auto* warn = std::get_if<WarnAndUse>(&action)) return warn->value;
  return nullptr;
}

/// The reason or the warning's text; null where the action only gives a value.
inline ExpressionPtr words_of(const Action& action) {
  if (const auto* reject = std::get_if<Reject>(&action)) return reject->reason;
  if (const auto* skip = std::get_if<Skip>(&action)) return skip->reason;
  if (const auto* warn = std::get_if<WarnAndUse>(&action)) return warn->text;
  return nullptr;
}

/// The actions of an expression that has any: one of them, or none, is taken for a row.
inline std::vector<const Action*> actions_of(const Expression& expression) {
  std::vector<const Action*> actions;
  if (const auto* branch = std::get_if<If>(&expression.what)) return {&branch->then, &branch->otherwise};
  if (const auto* choice = std::get_if<Choice>(&expression.what)) {
    for (const auto& arm : choice->arms) actions.push_back(&arm);
  } else if (const auto* paths = std::get_if<PathChoice>(&expression.what)) {
    for (const auto& arm : paths->arms) actions.push_back(&arm);
  } else if (const auto* handled = std::get_if<Handled>(&expression.what)) {
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
    void operator()(const Literal&) const {}
    void operator()(const FieldFate&) const {}
    void operator()(const Reference&) const {}
    void operator()(const FieldAccess& what) const { one(what.record); }
    void operator()(const ListFieldAccess& what) const { one(what.list); }
    void operator()(const Call& what) const { all(what.arguments); }
    void operator()(const RecordValue& what) const { all(what.fields); }
    void operator()(const ListValue& what) const { all(what.items); }
    void operator()(const If& what) const { one(what.condition); }
    void operator()(const Choice& what) const { one(what.subject); }
    void operator()(const PathChoice& what) const { one(what.subject); }
    void operator()(const ForEach& what) const {
      one(what.list);
      for (const auto& omit : what.omits) one(omit.condition);
      one(what.value);
    }
    void operator()(const Filter& what) const {
      one(what.list);
      one(what.condition);
    }
    void operator()(const Lookup& what) const { all(what.keys); }
    void operator()(const RecordReference& what) const { all(what.keys); }
    void operator()(const Handled& what) const { one(what.value); }
  };
  const Visitor visitor{visit};
  std::visit(visitor, expression.what);
  for (const Action* action : actions_of(expression)) {
    visitor.one(words_of(*action));
    visitor.one(given_by(*action));
  }
}

}  // namespace damson::typed
