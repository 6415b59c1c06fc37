// The part of the builder for expressions, from loose to tight as in the grammar.
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

namespace {

BinaryOperator comparison_operator(Grammar::ComparatorContext* context) {
  if (context->EQUAL() != nullptr) return BinaryOperator::equal;
  if (context->NOT_EQUAL() != nullptr) return BinaryOperator::not_equal;
  if (context->LESS() != nullptr) return BinaryOperator::less;
  if (context->LESS_OR_EQUAL() != nullptr) return BinaryOperator::less_or_equal;
  if (context->GREATER() != nullptr) return BinaryOperator::greater;
  return BinaryOperator::greater_or_equal;
}

}  // namespace

const char* to_text(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::multiply: return "*";
    case BinaryOperator::add: return "+";
    case BinaryOperator::subtract: return "-";
    case BinaryOperator::equal: return "==";
    case BinaryOperator::not_equal: return "!=";
    case BinaryOperator::less: return "<";
    case BinaryOperator::less_or_equal: return "<=";
    case BinaryOperator::greater: return ">";
    case BinaryOperator::greater_or_equal: return ">=";
    case BinaryOperator::in: return "in";
    case BinaryOperator::logical_and: return "and";
    case BinaryOperator::logical_or: return "or";
  }
  return "";
}

ExpressionPtr TreeBuilder::binary(BinaryOperator op, Span op_span, ExpressionPtr left, ExpressionPtr right) const {
  auto result = std::make_unique<BinaryExpression>(at(left->span.begin, right->span.end));
  result->op = op;
  result->op_span = op_span;
  result->left = std::move(left);
  result->right = std::move(right);
  return result;
}

ExpressionPtr TreeBuilder::expression(Grammar::ExpressionContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  const std::vector<Grammar::ConjunctionContext*> parts = context->conjunction();
  ExpressionPtr result = conjunction(parts.front());
  for (size_t index = 1; index < parts.size(); ++index) {
    result =
        binary(BinaryOperator::logical_or, span(context->OR(index - 1)), std::move(result), conjunction(parts[index]));
  }
  return result;
}

ExpressionPtr TreeBuilder::conjunction(Grammar::ConjunctionContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  const std::vector<Grammar::NegationContext*> parts = context->negation();
  ExpressionPtr result = negation(parts.front());
  for (size_t index = 1; index < parts.size(); ++index) {
    result =
        binary(BinaryOperator::logical_and, span(context->AND(index - 1)), std::move(result), negation(parts[index]));
  }
  return result;
}

ExpressionPtr TreeBuilder::negation(Grammar::NegationContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr result = comparison(context->comparison());
  const std::vector<antlr4::tree::TerminalNode*> nots = context->NOT();
  for (auto sign = nots.rbegin(); sign != nots.rend(); ++sign) {
    auto turned = std::make_unique<UnaryExpression>(at(span(*sign).begin, result->span.end));
    turned->op = UnaryOperator::logical_not;
    turned->op_span = span(*sign);
    turned->operand = std::move(result);
    result = std::move(turned);
  }
  return result;
}

ExpressionPtr TreeBuilder::comparison(Grammar::ComparisonContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  const std::vector<Grammar::PipedContext*> sides = context->piped();
  ExpressionPtr left = piped(sides.front());
  if (context->IS() != nullptr) {
    auto result = std::make_unique<IsExpression>(span(context));
    result->operand = std::move(left);
    result->negated = context->NOT() != nullptr;
    if (context->PRESENT() != nullptr) result->presence = Presence::present;
    if (context->EMPTY() != nullptr) result->presence = Presence::empty;
    return result;
  }
  if (sides.size() < 2) return left;
  if (context->IN() != nullptr)
    return binary(BinaryOperator::in, span(context->IN()), std::move(left), piped(sides[1]));
  Grammar::ComparatorContext* sign = context->comparator();
  return binary(comparison_operator(sign), span(sign), std::move(left), piped(sides[1]));
}

ExpressionPtr TreeBuilder::piped(Grammar::PipedContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr result = sum(context->sum());
  for (Grammar::PipeContext* pipe : context->pipe()) {
    auto call = std::make_unique<CallExpression>(at(result->span.begin, span(pipe).end));
    call->function = dotted_name(pipe->dottedName());
    call->piped = true;
    call->parenthesised = pipe->arguments() != nullptr;
    const Span place = result->span;
    call->arguments.push_back({.name = std::nullopt, .value = std::move(result), .span = place});
    for (Argument& argument : arguments(pipe->arguments())) call->arguments.push_back(std::move(argument));
    result = std::move(call);
  }
  return result;
}

ExpressionPtr TreeBuilder::sum(Grammar::SumContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr result;
  antlr4::tree::TerminalNode* sign = nullptr;
  for (antlr4::tree::ParseTree* child : context->children) {
    if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
      sign = terminal;
      continue;
    }
    ExpressionPtr next = product(dynamic_cast<Grammar::ProductContext*>(child));
    if (result == nullptr) {
      result = std::move(next);
      continue;
    }
    const bool plus = sign->getSymbol()->getType() == Lexer::PLUS;
    result =
        binary(plus ? BinaryOperator::add : BinaryOperator::subtract, span(sign), std::move(result), std::move(next));
  }
  return result;
}

ExpressionPtr TreeBuilder::product(Grammar::ProductContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  const std::vector<Grammar::NegativeContext*> parts = context->negative();
  ExpressionPtr result = negative(parts.front());
  for (size_t index = 1; index < parts.size(); ++index) {
    result =
        binary(BinaryOperator::multiply, span(context->STAR(index - 1)), std::move(result), negative(parts[index]));
  }
  return result;
}

ExpressionPtr TreeBuilder::negative(Grammar::NegativeContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr result = postfix(context->postfix());
  const std::vector<antlr4::tree::TerminalNode*> signs = context->MINUS();
  for (auto sign = signs.rbegin(); sign != signs.rend(); ++sign) {
    const Span place = at(span(*sign).begin, result->span.end);
    if (result->kind == ExpressionKind::range) {  // `-5..5`: the sign belongs to the low end
      Range& range = as<RangeExpression>(*result).range;
      range.low.text = "-" + range.low.text;
      range.low.span.begin = place.begin;
      range.span = place;
      result->span = place;
      continue;
    }
    auto turned = std::make_unique<UnaryExpression>(place);
    turned->op = UnaryOperator::negate;
    turned->op_span = span(*sign);
    turned->operand = std::move(result);
    result = std::move(turned);
  }
  return result;
}

ExpressionPtr TreeBuilder::postfix(Grammar::PostfixContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr result = primary(context->primary());
  for (antlr4::tree::ParseTree* child : context->children) {
    if (auto* field_name = dynamic_cast<Grammar::NameContext*>(child)) {
      auto field = std::make_unique<FieldExpression>(at(result->span.begin, span(field_name).end));
      field->object = std::move(result);
      field->field = name(field_name);
      result = std::move(field);
    } else if (auto* condition = dynamic_cast<Grammar::ExpressionContext*>(child)) {
      ExpressionPtr inside = expression(condition);
      const Word& close = words_.at(condition->getStop()->getTokenIndex() + 1);
      auto bracket = std::make_unique<BracketExpression>(at(result->span.begin, close.span.end));
      bracket->object = std::move(result);
      bracket->condition = std::move(inside);
      result = std::move(bracket);
    }
  }
  return result;
}

std::vector<Argument> TreeBuilder::arguments(Grammar::ArgumentsContext* context) {
  std::vector<Argument> result;
  if (context == nullptr) return result;
  for (Grammar::ArgumentContext* written : context->argument()) {
    Argument argument{.name = std::nullopt, .value = right_hand_side(written->rightHandSide()), .span = span(written)};
    if (written->name() != nullptr) argument.name = name(written->name());
    result.push_back(std::move(argument));
  }
  return result;
}

}  // namespace damson::syntax
