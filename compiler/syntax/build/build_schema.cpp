// The part of the builder for schemas, sources, targets and tests.
#include "compiler/syntax/build/tree_builder.h"

namespace damson::syntax {

DeclarationPtr TreeBuilder::schema(Grammar::SchemaDeclarationContext* context) {
  auto result = std::make_unique<SchemaDeclaration>(span(context));
  result->name = name(context->name());
  for (Grammar::SchemaItemContext* line : context->schemaBlock()->schemaItem()) add_schema_item(*result, line);
  return result;
}

void TreeBuilder::add_schema_item(SchemaDeclaration& schema, Grammar::SchemaItemContext* context) {
  auto* field = dynamic_cast<Grammar::SchemaFieldContext*>(context);
  if (field != nullptr && field->name() != nullptr) {
    schema.fields.push_back({.name = name(field->name()),
                             .type = type(field->typeExpression()),
                             .key = field->KEY() != nullptr,
                             .doc = doc_before(context),
                             .span = span(context)});
    return;
  }
  if (context->exception != nullptr) return;
  if (auto* key = dynamic_cast<Grammar::CompositeKeyContext*>(context)) {
    if (schema.composite_key) return report_repeated(span(context), schema.composite_key->span, "the key");
    schema.composite_key = CompositeKey{.fields = {}, .span = span(context)};
    for (Grammar::NameContext* part : key->name()) schema.composite_key->fields.push_back(name(part));
  } else if (auto* open = dynamic_cast<Grammar::SchemaOpenContext*>(context)) {
    if (schema.open) return report_repeated(span(context), schema.open->span, "`...`");
    schema.open = open_fields(context, open->because());
  } else if (auto* require = dynamic_cast<Grammar::SchemaRequireContext*>(context)) {
    schema.rules.push_back({.advice = false,
                            .condition = expression(require->expression()),
                            .reason = reason(require->because()),
                            .doc = doc_before(context),
                            .span = span(context)});
  } else if (auto* advise = dynamic_cast<Grammar::SchemaAdviseContext*>(context)) {
    schema.rules.push_back({.advice = true,
                            .condition = expression(advise->expression()),
                            .reason = reason(advise->because()),
                            .doc = doc_before(context),
                            .span = span(context)});
  }
}

Connector TreeBuilder::connector(Grammar::ConnectorContext* context) {
  return Connector{.name = name(context->name()), .arguments = arguments(context->arguments()), .span = span(context)};
}

DeclarationPtr TreeBuilder::source(Grammar::SourceDeclarationContext* context) {
  auto result = std::make_unique<SourceDeclaration>(span(context));
  result->is_lookup = context->LOOKUP() != nullptr;
  result->name = name(context->name());
  result->type = type(context->typeExpression());
  result->connector = connector(context->connector());
  if (context->sourceBlock() == nullptr) return result;
  for (Grammar::SourceItemContext* line : context->sourceBlock()->sourceItem()) {
    const bool tolerates = line->exception == nullptr && line->name() != nullptr && !line->clause().empty();
    if (tolerates) {
      result->tolerances.push_back(tolerance(line));
      continue;
    }
    ItemPtr drop = line->exception == nullptr ? drop_item(line->dropItem(), span(line)) : nullptr;
    if (drop == nullptr) drop = std::make_unique<ErrorItem>(span(line));
    drop->doc = doc_before(line);
    result->items.push_back(std::move(drop));
  }
  return result;
}

Tolerance TreeBuilder::tolerance(Grammar::SourceItemContext* context) {
  Tolerance result{.field = name(context->name()), .clauses = {}, .doc = doc_before(context), .span = span(context)};
  for (Grammar::ClauseContext* written : context->clause()) result.clauses.push_back(clause(written));
  return result;
}

DeclarationPtr TreeBuilder::target(Grammar::TargetDeclarationContext* context) {
  auto result = std::make_unique<TargetDeclaration>(span(context));
  result->name = name(context->name());
  result->type = type(context->typeExpression());
  result->updates = context->UPDATES() != nullptr;
  result->connector = connector(context->connector());
  if (context->targetBlock() == nullptr) return result;
  for (Grammar::TargetItemContext* line : context->targetBlock()->targetItem()) add_target_item(*result, line);
  return result;
}

void TreeBuilder::add_target_item(TargetDeclaration& target, Grammar::TargetItemContext* context) {
  if (context->exception != nullptr) return;
  if (auto* unique = dynamic_cast<Grammar::UniqueRuleContext*>(context)) {
    if (target.unique) return report_repeated(span(context), target.unique->span, "`unique by`");
    UniqueRule rule;
    rule.span = span(context);
    rule.by = expression(unique->expression(0));
    if (unique->LAST() != nullptr) rule.which = KeepWhich::last;
    if (unique->MAX() != nullptr) {
      rule.which = KeepWhich::max;
      rule.max = expression(unique->expression(1));
    }
    rule.reason = reason(unique->because());
    target.unique = std::move(rule);
    return;
  }
  if (auto* gone = dynamic_cast<Grammar::GoneRuleContext*>(context)) {
    if (target.on_gone) return report_repeated(span(context), target.on_gone->span, "`on gone`");
    target.on_gone =
        GoneRule{.deletes = gone->DELETE() != nullptr, .reason = reason(gone->because()), .span = span(context)};
    return;
  }
  auto* unmatched = dynamic_cast<Grammar::UnmatchedRuleContext*>(context);
  if (unmatched == nullptr) return;
  if (target.on_unmatched) return report_repeated(span(context), target.on_unmatched->span, "`on unmatched`");
  Clause clause;
  clause.kind = ClauseKind::unmatched;
  clause.kind_span = span(unmatched->UNMATCHED());
  clause.span = span(context);
  clause.action.span = at(clause.kind_span.end, clause.span.end);
  clause.action.kind = ActionKind::create;
  if (unmatched->REJECT() != nullptr) clause.action.kind = ActionKind::reject;
  if (unmatched->SKIP_() != nullptr) clause.action.kind = ActionKind::skip;
  if (unmatched->because() != nullptr) clause.action.message = reason(unmatched->because());
  target.on_unmatched = std::move(clause);
}

DeclarationPtr TreeBuilder::expect(Grammar::ExpectDeclarationContext* context) {
  auto result = std::make_unique<ExpectDeclaration>(span(context));
  result->condition = expression(context->expression());
  result->reason = reason(context->because());
  Grammar::ShareContext* written = context->share();
  if (written == nullptr) return result;
  Share share;
  share.span = span(written);
  share.at_least = written->LEAST() != nullptr;
  share.percent = written->PERCENT() != nullptr;
  antlr4::tree::TerminalNode* number = written->INTEGER() != nullptr ? written->INTEGER() : written->DECIMAL();
  share.number = number_bound(number, false, share.span).text;
  if (written->name() != nullptr) share.of = name(written->name());
  result->share = std::move(share);
  return result;
}

DeclarationPtr TreeBuilder::test(Grammar::TestDeclarationContext* context) {
  auto result = std::make_unique<TestDeclaration>(span(context));
  result->title = text(context->text());
  for (Grammar::TestItemContext* line : context->testBlock()->testItem()) {
    if (line->exception == nullptr) add_test_item(*result, line);
  }
  return result;
}

void TreeBuilder::add_test_item(TestDeclaration& test, Grammar::TestItemContext* context) {
  if (auto* given = dynamic_cast<Grammar::GivenContext*>(context)) {
    Given& made = test.given.emplace_back();
    made.source = name(given->name());
    made.span = span(context);
    if (given->connector() != nullptr)
      made.from = connector(given->connector());
    else
      made.record = record(given->record());
    return;
  }
  TestExpectation expectation;
  expectation.span = span(context);
  if (auto* expected = dynamic_cast<Grammar::ExpectRecordContext*>(context)) {
    expectation.target = name(expected->name());
    if (expected->connector() != nullptr)
      expectation.from = connector(expected->connector());
    else
      expectation.record = record(expected->record());
  } else if (auto* outcome = dynamic_cast<Grammar::ExpectOutcomeContext*>(context)) {
    expectation.outcome = TestOutcome::skipped;
    if (outcome->REJECTED() != nullptr) expectation.outcome = TestOutcome::rejected;
    if (outcome->DUPLICATE() != nullptr) expectation.outcome = TestOutcome::duplicate;
    if (outcome->text() != nullptr) expectation.at = text(outcome->text());
  }
  test.expectations.push_back(std::move(expectation));
}

std::unique_ptr<RecordExpression> TreeBuilder::record(Grammar::RecordContext* context) {
  auto result = std::make_unique<RecordExpression>(span(context));
  if (context == nullptr) return result;
  for (Grammar::RecordEntryContext* entry : context->recordEntry()) {
    if (entry->name() == nullptr) continue;
    result->entries.push_back({.name = name(entry->name()), .value = test_value(entry->testValue())});
  }
  return result;
}

ExpressionPtr TreeBuilder::test_value(Grammar::TestValueContext* context) {
  if (context == nullptr || context->exception != nullptr) return error(context);
  if (context->record() != nullptr) return record(context->record());
  if (context->expression() != nullptr) return expression(context->expression());
  auto list = std::make_unique<ListExpression>(span(context));
  for (Grammar::TestValueContext* element : context->testValue()) list->elements.push_back(test_value(element));
  return list;
}

}  // namespace damson::syntax
