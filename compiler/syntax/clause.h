// What is done about a value that is missing, failed or unmatched: clauses and their actions.
#pragma once

#include <vector>

#include "compiler/syntax/literal.h"

namespace damson::syntax {

enum class ActionKind : uint8_t {
  value,   // an expression
  reject,  // `reject because "…"`
  skip,    // `skip because "…"`
  warn,    // `warn "…" use expression`
  create,  // only `on unmatched create` of a target that updates
};

/// What an arm or a clause yields.
struct Action {
  ActionKind kind = ActionKind::value;
  Span span;
  ExpressionPtr value;  // of `value` and `warn`
  TextPtr message;      // of `reject`, `skip` and `warn`
};

enum class ClauseKind : uint8_t { missing, error, unmatched };

/// `on missing …`
struct Clause {
  ClauseKind kind = ClauseKind::missing;
  Span kind_span;
  Action action;
  Span span;
};

/// An expression with its clauses, in the order in which they are written and applied.
struct HandledExpression final : NodeOf<Expression, ExpressionKind::handled> {
  using NodeOf::NodeOf;
  ExpressionPtr value;
  std::vector<Clause> clauses;
};

}  // namespace damson::syntax
