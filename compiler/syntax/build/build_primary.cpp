// The part of the builder for what expressions are made of.
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

ExpressionPtr TreeBuilder::primary(Grammar::PrimaryContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  if (auto* number = dynamic_cast<Grammar::NumberValueContext*>(context)) return number_value(number);
  if (auto* written = dynamic_cast<Grammar::TextValueContext*>(context)) return text_value(written);
  if (auto* constant = dynamic_cast<Grammar::WordValueContext*>(context)) return word_value(constant);
  if (auto* nested = dynamic_cast<Grammar::NestedValueContext*>(context))
    return right_hand_side(nested->rightHandSide());
  if (auto* pattern = dynamic_cast<Grammar::RegexValueContext*>(context)) {
    auto result = std::make_unique<RegexExpression>(span(context));
    result->regex = regex(pattern->REGEX());
    return result;
  }
  if (auto* named = dynamic_cast<Grammar::NameValueContext*>(context)) {
    auto result = std::make_unique<NameExpression>(span(context));
    result->name = name(named->name());
    return result;
  }
  if (auto* call = dynamic_cast<Grammar::CallValueContext*>(context)) {
    auto result = std::make_unique<CallExpression>(span(context));
    result->function = dotted_name(call->dottedName());
    result->parenthesised = true;
    result->arguments = arguments(call->arguments());
    return result;
  }
  if (auto* list = dynamic_cast<Grammar::ListValueContext*>(context)) {
    auto result = std::make_unique<ListExpression>(span(context));
    for (Grammar::RightHandSideContext* element : list->rightHandSide())
      result->elements.push_back(right_hand_side(element));
    return result;
  }
  if (auto* choice = dynamic_cast<Grammar::CaseValueContext*>(context)) {
    auto result = std::make_unique<CaseExpression>(span(context));
    result->subject = expression(choice->expression());
    result->arms = arms(choice->armBlock(), false);
    return result;
  }
  if (auto* explained = dynamic_cast<Grammar::ExplainedValueContext*>(context)) {
    auto result = std::make_unique<ErrorExpression>(span(context));
    for (Grammar::RightHandSideContext* part : explained->rightHandSide())
      result->parts.push_back(right_hand_side(part));
    return result;
  }
  return error(context);
}

ExpressionPtr TreeBuilder::number_value(Grammar::NumberValueContext* context) {
  // INTEGER or DECIMAL, then perhaps `..` and another, which may have a sign.
  std::vector<antlr4::tree::TerminalNode*> numbers;
  for (antlr4::tree::ParseTree* child : context->children) {
    auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    const size_t type = terminal == nullptr ? 0 : terminal->getSymbol()->getType();
    if (type == Lexer::INTEGER || type == Lexer::DECIMAL) numbers.push_back(terminal);
  }
  const Bound low = number_bound(numbers.front(), false, span(numbers.front()));
  if (context->RANGE() != nullptr) {
    auto result = std::make_unique<RangeExpression>(span(context));
    result->range = Range{.low = low, .high = std::nullopt, .span = result->span};
    if (numbers.size() > 1) {
      const bool negative = context->MINUS() != nullptr;
      const uint32_t begin = negative ? span(context->MINUS()).begin : span(numbers[1]).begin;
      result->range.high = number_bound(numbers[1], negative, at(begin, span(numbers[1]).end));
    }
    return result;
  }
  if (low.kind == BoundKind::integer) {
    auto result = std::make_unique<IntegerExpression>(span(context));
    result->digits = low.text;
    return result;
  }
  auto result = std::make_unique<DecimalExpression>(span(context));
  result->digits = low.text;
  return result;
}

ExpressionPtr TreeBuilder::text_value(Grammar::TextValueContext* context) {
  const std::vector<Grammar::TextContext*> texts = context->text();
  if (context->RANGE() == nullptr) return text_expression(texts.front());
  auto result = std::make_unique<RangeExpression>(span(context));
  const auto text_bound = [this](Grammar::TextContext* written) {
    return Bound{.kind = BoundKind::text, .text = text(written)->plain(), .span = span(written)};
  };
  result->range = Range{.low = text_bound(texts.front()), .high = std::nullopt, .span = result->span};
  if (texts.size() > 1) result->range.high = text_bound(texts[1]);
  return result;
}

ExpressionPtr TreeBuilder::word_value(Grammar::WordValueContext* context) {
  const Span place = span(context);
  if (context->MISSING() != nullptr) return std::make_unique<MissingExpression>(place);
  if (context->CLEAR() != nullptr) return std::make_unique<ClearExpression>(place);
  if (context->LEAVE() != nullptr) return std::make_unique<LeaveExpression>(place);
  auto result = std::make_unique<BooleanExpression>(place);
  result->value = context->TRUE() != nullptr;
  return result;
}

}  // namespace damson::syntax
