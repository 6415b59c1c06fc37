// What clauses and arms do: give a value, reject, skip, warn.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

/// Nothing after a problem. A `reject` gets the point `map.place.kind`.
std::optional<typed::Action> check_action(Context& context, const syntax::Action& action, std::string_view kind,
                                          const DeclaredType* expected = nullptr);
std::optional<typed::Action> check_value_action(Context& context, const syntax::ExpressionPtr& value,
                                                const DeclaredType* expected);

/// Brings what the actions yield to one type. Nothing (and a problem) when there is none. An action list in which
/// nobody yields a value has the type `nothing`.
std::optional<Type> unify_actions(Context& context, std::vector<typed::Action>& actions, std::string_view what);

/// The facts of whatever the actions yield.
typed::PartFacts facts_of(const std::vector<typed::Action>& actions);

/// Values that are known while checking and may come out.
struct PossibleLiterals {
  std::vector<ExpressionPtr> literals = {};
  bool complete = true;  // nothing else may
};
PossibleLiterals possible_literals(const ExpressionPtr& value);
/// The same, where they are all that may.
std::optional<std::vector<ExpressionPtr>> literal_results(const ExpressionPtr& value);

}  // namespace damson::checking
