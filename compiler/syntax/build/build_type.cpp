// The part of the builder for types.
#include <algorithm>

#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

namespace {

/// A field whose line could not be read, but whose name stands there.
bool has_field_name(Grammar::RecordFieldContext* field) { return field != nullptr && field->name() != nullptr; }

}  // namespace

TypePtr TreeBuilder::type(Grammar::TypeExpressionContext* context) {
  if (context == nullptr || context->exception != nullptr) return std::make_unique<ErrorType>(span(context));
  TypePtr result = plain_type(context->plainType());
  if (context->QUESTION() != nullptr) {
    result->optional = true;
    result->span = span(context);
  }
  return result;
}

TypePtr TreeBuilder::plain_type(Grammar::PlainTypeContext* context) {
  if (context == nullptr || context->exception != nullptr) return std::make_unique<ErrorType>(span(context));
  if (auto* list = dynamic_cast<Grammar::ListTypeContext*>(context)) {
    auto result = std::make_unique<ListType>(span(context));
    if (list->range() != nullptr) result->range = range(list->range());
    result->element = plain_type(list->plainType());
    return result;
  }
  if (auto* one_of = dynamic_cast<Grammar::OneOfTypeContext*>(context)) {
    if (one_of->dottedName() != nullptr) {
      auto result = std::make_unique<OneOfVocabularyType>(span(context));
      result->vocabulary = dotted_name(one_of->dottedName());
      return result;
    }
    auto result = std::make_unique<OneOfType>(span(context));
    for (Grammar::TextContext* option : one_of->text()) result->options.push_back(text(option));
    return result;
  }
  if (auto* record = dynamic_cast<Grammar::RecordTypeContext*>(context)) return record_type(record->recordBlock());
  if (auto* nested = dynamic_cast<Grammar::NestedTypeContext*>(context)) return type(nested->typeExpression());
  auto* named = dynamic_cast<Grammar::NamedTypeContext*>(context);
  if (named == nullptr) return std::make_unique<ErrorType>(span(context));
  auto result = std::make_unique<NamedType>(span(context));
  result->name = dotted_name(named->dottedName());
  if (named->range() != nullptr) result->range = range(named->range());
  if (named->REGEX() != nullptr) result->matching = regex(named->REGEX());
  return result;
}

TypePtr TreeBuilder::record_type(Grammar::RecordBlockContext* context) {
  auto result = std::make_unique<RecordType>(span(context));
  if (context == nullptr) return result;
  result->broken = context->exception != nullptr;
  for (Grammar::RecordItemContext* item : context->recordItem()) {
    result->broken |= item->exception != nullptr;
    auto* field = dynamic_cast<Grammar::RecordFieldContext*>(item);
    if (has_field_name(field)) {
      result->fields.push_back({.name = name(field->name()),
                                .type = type(field->typeExpression()),
                                .key = false,
                                .doc = doc_before(item),
                                .span = span(item)});
      continue;
    }
    auto* open = dynamic_cast<Grammar::RecordOpenContext*>(item);
    if (open == nullptr || item->exception != nullptr) continue;
    if (result->open) {
      report_repeated(span(item), result->open->span, "`...`");
      continue;
    }
    result->open = open_fields(item, open->because());
  }
  return result;
}

OpenFields TreeBuilder::open_fields(antlr4::ParserRuleContext* context, Grammar::BecauseContext* because) {
  return OpenFields{.span = span(context), .reason = reason(because)};
}

Range TreeBuilder::range(Grammar::RangeContext* context) {
  Range result{.low = {}, .high = std::nullopt, .span = span(context)};
  const std::vector<Grammar::BoundContext*> bounds = context->bound();
  if (!bounds.empty()) result.low = bound(bounds.front());
  if (bounds.size() > 1) result.high = bound(bounds[1]);
  return result;
}

Bound TreeBuilder::bound(Grammar::BoundContext* context) {
  if (context->text() != nullptr) {
    return Bound{.kind = BoundKind::text, .text = text(context->text())->plain(), .span = span(context)};
  }
  antlr4::tree::TerminalNode* number = context->INTEGER() != nullptr ? context->INTEGER() : context->DECIMAL();
  return number_bound(number, context->MINUS() != nullptr, span(context));
}

Bound TreeBuilder::number_bound(antlr4::tree::TerminalNode* number, bool negative, Span place) const {
  Bound result{.kind = BoundKind::integer, .text = negative ? "-" : "", .span = place};
  const Word* found = word(number);
  if (found == nullptr) return result;
  if (found->type == Lexer::DECIMAL) result.kind = BoundKind::decimal;
  for (const char digit : words_.text_of(*found)) {
    if (digit != '_') result.text += digit;
  }
  return result;
}

}  // namespace damson::syntax
