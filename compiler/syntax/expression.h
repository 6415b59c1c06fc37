// Expressions: what a value is computed from. Literals are in literal.h, `case` in arm.h, `for` in item.h, `on …` in
// clause.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "compiler/syntax/name.h"
#include "compiler/syntax/node.h"

namespace damson::syntax {

enum class ExpressionKind : uint8_t {
  error,  // a problem was reported here: stay silent about it
  name,
  field,
  text,
  integer,
  decimal,
  boolean,
  regex,
  missing,
  clear,
  leave,
  list,
  record,
  range,
  unary,
  binary,
  is,
  call,
  bracket,
  for_each,
  case_of,
  if_else,
  handled,
};

struct Expression : Node<ExpressionKind> {
  using Node::Node;
};
using ExpressionPtr = std::unique_ptr<Expression>;

struct ErrorExpression final : NodeOf<Expression, ExpressionKind::error> {
  using NodeOf::NodeOf;
  std::vector<ExpressionPtr> parts;  // what could be read of it
};

/// A field, `let`, parameter, `for` name, source, lookup, target: whatever the checker finds under it.
struct NameExpression final : NodeOf<Expression, ExpressionKind::name> {
  using NodeOf::NodeOf;
  Name name;
};

/// `object.field`
struct FieldExpression final : NodeOf<Expression, ExpressionKind::field> {
  using NodeOf::NodeOf;
  ExpressionPtr object;
  Name field;
};

enum class UnaryOperator : uint8_t { negate, logical_not };

struct UnaryExpression final : NodeOf<Expression, ExpressionKind::unary> {
  using NodeOf::NodeOf;
  UnaryOperator op = UnaryOperator::negate;
  Span op_span;
  ExpressionPtr operand;
};

enum class BinaryOperator : uint8_t {
  multiply,
  add,
  subtract,
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  in,
  logical_and,
  logical_or,
};

struct BinaryExpression final : NodeOf<Expression, ExpressionKind::binary> {
  using NodeOf::NodeOf;
  BinaryOperator op = BinaryOperator::add;
  Span op_span;
  ExpressionPtr left;
  ExpressionPtr right;
};

enum class Presence : uint8_t { missing, present, empty };

/// `x is missing`, `x is not empty`
struct IsExpression final : NodeOf<Expression, ExpressionKind::is> {
  using NodeOf::NodeOf;
  ExpressionPtr operand;
  Presence presence = Presence::missing;
  bool negated = false;
};

struct Argument {
  std::optional<Name> name;  // `places: 2`
  ExpressionPtr value;
  Span span;
};

/// A call of a function, vocabulary or paths: `f(a, b)`, or `a | f(b)`, which has `a` as first argument.
struct CallExpression final : NodeOf<Expression, ExpressionKind::call> {
  using NodeOf::NodeOf;
  DottedName function;  // two parts when it comes from an import with a name
  std::vector<Argument> arguments;
  bool piped = false;
  bool parenthesised = false;  // false for `a | f`
};

/// `list[condition]`: a filter; on a source or lookup, a lookup.
struct BracketExpression final : NodeOf<Expression, ExpressionKind::bracket> {
  using NodeOf::NodeOf;
  ExpressionPtr object;
  ExpressionPtr condition;
};

/// `if c then a else b`
struct IfExpression final : NodeOf<Expression, ExpressionKind::if_else> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  ExpressionPtr then;
  ExpressionPtr otherwise;
};

/// "==", "and", …
const char* to_text(BinaryOperator op);

}  // namespace damson::syntax
