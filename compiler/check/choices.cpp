// `if … then … else …` and `case`.
#include <fmt/format.h>

#include "compiler/check/actions.h"
#include "compiler/check/choice_build.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/expression.h"
#include "compiler/check/pattern_types.h"
#include "compiler/diagnostics/cannot_choose.h"
#include "compiler/diagnostics/no_else.h"

namespace damson::checking {

namespace {

std::string classifier_text(const SourceTexts& texts, const std::vector<syntax::Arm>& arms,
                            const std::vector<Term>& terms) {
  std::string out = "choose(_";
  for (const auto& term : terms) out += ", " + constant_text({term.from});
  for (const auto& arm : arms) {
    out += ", ";
    for (size_t i = 0; i < arm.patterns.size(); ++i) {
      out += fmt::format("{}{}", i == 0 ? "" : "|", texts.slice(arm.patterns[i].span));
    }
  }
  return out + ")";
}

}  // namespace

std::string arm_text(const SourceTexts& texts, const syntax::Arm& arm) {
  std::string out;
  for (const auto& pattern : arm.patterns)
    out += fmt::format("{}{}", out.empty() ? "" : ", ", texts.slice(pattern.span));
  return out;
}

ExpressionPtr build_choice(Context& context, const ChoiceParts& parts, std::vector<typed::Action> actions) {
  auto type = unify_actions(context, actions, parts.what);
  if (!type) return nullptr;
  auto classifier = bind_classifier(parts.subject->type, parts.patterns.arms);
  if (!classifier) {
    context.all.report(cannot_choose(parts.subject->span, classifier.error().message));
    return nullptr;
  }
  typed::PartFacts facts = facts_of(actions);
  facts.can_error |= any_error(*parts.subject);
  facts.can_be_unmatched |= any_unmatched(*parts.subject);
  const bool passes_missing = parts.subject->type.optional() && !parts.patterns.takes_missing;
  typed::Expression choice{
      .type = type->with_optional(type->optional() || passes_missing),
      .span = parts.span,
      .what = typed::Choice{.subject = parts.subject,
                            .value = parts.value,
                            .classifier = std::make_shared<const BoundCall>(std::move(classifier).value()),
                            .call = classifier_text(context.all.texts, *parts.arms, *parts.terms),
                            .arms = std::move(actions),
                            .vocabulary = parts.vocabulary,
                            .else_arm = parts.patterns.else_arm,
                            .names = parts.names},
      .can_error = facts.can_error,
      .can_be_unmatched = facts.can_be_unmatched,
      .parts = std::move(facts.parts)};
  return std::make_shared<const typed::Expression>(std::move(choice));
}

ExpressionPtr check_case(Context& context, const syntax::CaseExpression& choice) {
  const ExpressionPtr subject = check_expression(context, choice.subject);
  ChoiceParts parts;
  static const std::vector<Term> no_terms;
  parts.terms = &no_terms;
  parts.arms = &choice.arms;
  parts.span = choice.span;
  parts.what = "the arms of a `case`";
  parts.subject = subject;
  if (subject) {
    parts.patterns = check_patterns(context.all, choice.arms, no_terms, subject->type, false);
    parts.value = std::make_shared<const typed::Binding>(typed::Binding{"value", subject->type.required(), nullptr});
  }
  typed::ArmNames names{.name = choice.subject ? std::string(context.all.texts.slice(choice.subject->span)) : "",
                        .span = choice.span,
                        .arms = {}};
  for (const auto& arm : choice.arms) names.arms.push_back(arm_text(context.all.texts, arm));
  parts.names = std::make_shared<const typed::ArmNames>(std::move(names));
  std::vector<typed::Action> actions;
  bool good = subject != nullptr && parts.patterns.good;
  for (const auto& arm : choice.arms) {
    auto action = check_action(context, arm.result, "rejected");
    good &= action.has_value();
    if (action) actions.push_back(std::move(*action));
  }
  if (subject && parts.patterns.good && !parts.patterns.else_arm && !parts.patterns.closed) {
    const Span word{choice.span.text, choice.span.begin, choice.span.begin + 4};
    context.all.report(no_else(word, "this `case`").label("what happens to a value that no arm takes?"));
    return nullptr;
  }
  return good ? build_choice(context, parts, std::move(actions)) : nullptr;
}

ExpressionPtr check_if(Context& context, const syntax::IfExpression& choice, const DeclaredType* expected) {
  const ExpressionPtr condition = check_condition(context, choice.condition, "the condition of an `if`");
  std::vector<typed::Action> actions;
  for (const auto* branch : {&choice.then, &choice.otherwise}) {
    if (auto action = check_value_action(context, *branch, expected)) actions.push_back(std::move(*action));
  }
  if (!condition || actions.size() != 2) return nullptr;
  const auto type = unify_actions(context, actions, "what `then` and `else` give");
  if (!type) return nullptr;
  typed::PartFacts facts = facts_of(actions);
  typed::Expression expression{.type = *type,
                               .span = choice.span,
                               .what = typed::If{condition, std::move(actions[0]), std::move(actions[1])},
                               .can_error = facts.can_error || condition->can_error,
                               .can_be_unmatched = facts.can_be_unmatched,
                               .parts = std::move(facts.parts)};
  return std::make_shared<const typed::Expression>(std::move(expression));
}

}  // namespace damson::checking
