// The part of the builder for whole right-hand sides: `for`, `if`, and clauses.
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

ExpressionPtr TreeBuilder::error(antlr4::ParserRuleContext* context) const {
  return std::make_unique<ErrorExpression>(span(context));
}

ExpressionPtr TreeBuilder::right_hand_side(Grammar::RightHandSideContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  ExpressionPtr value = bare(context->bareRightHandSide());
  const std::vector<Grammar::ClauseContext*> clauses = context->clause();
  if (clauses.empty()) return value;
  auto result = std::make_unique<HandledExpression>(span(context));
  result->value = std::move(value);
  for (Grammar::ClauseContext* written : clauses) result->clauses.push_back(clause(written));
  return result;
}

ExpressionPtr TreeBuilder::bare(Grammar::BareRightHandSideContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  if (auto* loop = dynamic_cast<Grammar::ForValueContext*>(context)) return for_each(loop);
  if (auto* choice = dynamic_cast<Grammar::IfValueContext*>(context)) return if_else(choice);
  auto* plain = dynamic_cast<Grammar::PlainValueContext*>(context);
  return plain == nullptr ? error(context) : expression(plain->expression());
}

ExpressionPtr TreeBuilder::for_each(Grammar::ForValueContext* context) {
  auto result = std::make_unique<ForExpression>(span(context));
  result->variable = name(context->name());
  result->list = expression(context->expression());
  result->builds_records = context->FAT_ARROW() == nullptr && context->itemBlock() != nullptr;
  result->items = items(context->itemBlock(), result->builds_records ? ItemPlace::for_each : ItemPlace::for_value);
  if (!result->builds_records) result->value = right_hand_side(context->rightHandSide());
  return result;
}

ExpressionPtr TreeBuilder::if_else(Grammar::IfValueContext* context) {
  // condition, value, condition, value, …, value
  const std::vector<Grammar::ExpressionContext*> parts = context->expression();
  if (parts.size() < 3 || parts.size() % 2 == 0) return error(context);
  ExpressionPtr otherwise = expression(parts.back());
  const uint32_t end = otherwise->span.end;
  const std::vector<antlr4::tree::TerminalNode*> ifs = context->IF();
  for (size_t at_if = ifs.size(); at_if > 0; --at_if) {
    auto choice = std::make_unique<IfExpression>(at(span(ifs[at_if - 1]).begin, end));
    choice->condition = expression(parts[2 * (at_if - 1)]);
    choice->then = expression(parts[2 * (at_if - 1) + 1]);
    choice->otherwise = std::move(otherwise);
    otherwise = std::move(choice);
  }
  return otherwise;
}

Clause TreeBuilder::clause(Grammar::ClauseContext* context) {
  Clause result;
  result.span = span(context);
  if (context->MISSING() != nullptr) {
    result.kind_span = span(context->MISSING());
  } else if (context->ERROR() != nullptr) {
    result.kind = ClauseKind::error;
    result.kind_span = span(context->ERROR());
  } else {
    result.kind = ClauseKind::unmatched;
    result.kind_span = span(context->UNMATCHED());
  }
  result.action = action(context->action());
  return result;
}

Action TreeBuilder::action(Grammar::ActionContext* context) {
  Action result;
  result.span = span(context);
  if (auto* reject = dynamic_cast<Grammar::RejectActionContext*>(context)) {
    result.kind = ActionKind::reject;
    result.message = reason(reject->because());
  } else if (auto* skip = dynamic_cast<Grammar::SkipActionContext*>(context)) {
    result.kind = ActionKind::skip;
    result.message = reason(skip->because());
  } else if (auto* warn = dynamic_cast<Grammar::WarnActionContext*>(context)) {
    result.kind = ActionKind::warn;
    result.message = text(warn->text());
    result.value = expression(warn->expression());
  } else if (auto* value = dynamic_cast<Grammar::ValueActionContext*>(context)) {
    result.value = expression(value->expression());
  } else {
    result.value = error(context);
  }
  return result;
}

}  // namespace damson::syntax
