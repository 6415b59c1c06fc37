// Checking vocabularies, and putting them in where they are used.
#include "compiler/check/vocabularies.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/actions.h"
#include "compiler/check/choice_build.h"
#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/types.h"
#include "compiler/check/vocabulary_file.h"
#include "compiler/diagnostics/no_else.h"
#include "compiler/diagnostics/results_not_texts.h"

namespace damson::checking {

namespace {

/// What the patterns look at: numbers, true and false, or texts.
Type subject_of(const std::vector<syntax::Arm>& arms) {
  for (const auto& arm : arms) {
    for (const auto& pattern : arm.patterns) {
      switch (pattern.kind) {
        case syntax::ArmPatternKind::number: return Type(TypeKind::decimal);
        case syntax::ArmPatternKind::range:
          return Type(pattern.range.low.kind == syntax::BoundKind::text ? TypeKind::date : TypeKind::decimal);
        case syntax::ArmPatternKind::boolean: return Type(TypeKind::boolean);
        case syntax::ArmPatternKind::text:
        case syntax::ArmPatternKind::path:
        case syntax::ArmPatternKind::regex:
        case syntax::ArmPatternKind::missing:
        case syntax::ArmPatternKind::otherwise: break;
      }
    }
  }
  return Type(TypeKind::text);
}

std::vector<std::string> known_terms(const Vocabulary& vocabulary) {
  std::vector<std::string> terms;
  for (const auto& term : vocabulary.terms) terms.push_back(term.from);
  for (const auto& arm : vocabulary.declaration->arms) {
    for (const auto& pattern : arm.patterns) {
      if (pattern.kind == syntax::ArmPatternKind::text && pattern.text) terms.push_back(pattern.text->plain());
    }
  }
  return terms;
}

/// Terms come before the arms.
typed::ArmNamesPtr arm_names(const SourceTexts& texts, const Vocabulary& vocabulary) {
  const auto& declaration = *vocabulary.declaration;
  typed::ArmNames names{typed::ArmNames::Kind::vocabulary, declaration.name.text, declaration.name.span, {}};
  for (const auto& term : vocabulary.terms) names.arms.push_back(constant_text({term.from}));
  for (const auto& arm : declaration.arms) names.arms.push_back(arm_text(texts, arm));
  return std::make_shared<const typed::ArmNames>(std::move(names));
}

/// One use of a vocabulary: its own check, or a call.
ExpressionPtr build_vocabulary(Context outer, Vocabulary& vocabulary, const ExpressionPtr& subject,
                               ArmPatterns patterns, Span span) {
  const auto& declaration = *vocabulary.declaration;
  ChoiceParts parts{
      .subject = subject, .patterns = std::move(patterns), .span = span, .what = "the arms of a vocabulary"};
  parts.value = std::make_shared<const typed::Binding>(typed::Binding{"value", subject->type.required(), nullptr});
  parts.arms = &declaration.arms;
  parts.terms = &vocabulary.terms;
  parts.vocabulary = vocabulary.index;
  if (!vocabulary.names) vocabulary.names = arm_names(outer.all.texts, vocabulary);
  parts.names = vocabulary.names;
  Scope scope;
  scope.names.emplace("value", ScopeName{.binding = parts.value, .span = span});
  Context context = outer;
  context.module = vocabulary.module;
  context.scope = &scope;
  std::vector<typed::Action> actions;
  for (const auto& term : vocabulary.terms) {
    actions.push_back(typed::UseValue{make_literal({term.to}, Type(TypeKind::text), declaration.name.span)});
  }
  bool good = parts.patterns.good;
  for (size_t i = 0; i < declaration.arms.size(); ++i) {
    const bool is_else = parts.patterns.else_arm == vocabulary.terms.size() + i;
    auto action = check_action(context, declaration.arms[i].result, is_else ? "unmapped" : "rejected");
    good &= action.has_value();
    if (action) actions.push_back(std::move(*action));
  }
  return good ? build_choice(context, parts, std::move(actions)) : nullptr;
}

}  // namespace

void check_vocabulary(Checking& all, Vocabulary& vocabulary) {
  if (vocabulary.progress != Progress::untouched) return;
  vocabulary.progress = Progress::running;
  const auto& declaration = *vocabulary.declaration;
  bool good = !declaration.broken;
  if (declaration.from) good &= read_vocabulary_file(all, vocabulary);
  vocabulary.subject = declaration.from ? Type(TypeKind::text) : subject_of(declaration.arms);
  ArmPatterns patterns = check_patterns(all, declaration.arms, vocabulary.terms, vocabulary.subject.or_missing(), true);
  if (!patterns.else_arm && patterns.good && !declaration.broken) {
    all.report(no_else(declaration.name.span, quoted(declaration.name.text))
                   .label("what happens to a value that no arm takes?"));
    good = false;
  }
  const auto value =
      std::make_shared<const typed::Binding>(typed::Binding{"value", vocabulary.subject.or_missing(), nullptr});
  const Context context{.all = all, .module = vocabulary.module};
  const ExpressionPtr subject = make_reference(value, {}, declaration.name.span);
  const ExpressionPtr built =
      build_vocabulary(context, vocabulary, subject, std::move(patterns), declaration.name.span);
  vocabulary.sound = good && built != nullptr;
  if (built) vocabulary.result = built->type;
  if (vocabulary.sound) {
    vocabulary.index = static_cast<uint32_t>(all.program().vocabularies.size());
    all.program().vocabularies.push_back({.name = declaration.name.text, .terms = known_terms(vocabulary)});
  }
  vocabulary.progress = Progress::done;
}

ExpressionPtr apply_vocabulary(Context& context, Vocabulary& vocabulary, const ExpressionPtr& subject, Span span) {
  ExpressionPtr value = subject;
  if (!(value->type.is(TypeKind::path) && vocabulary.subject.is(TypeKind::text)) &&
      !(value->type.is(TypeKind::integer) && vocabulary.subject.is(TypeKind::decimal))) {
    value = convert_or_report(context, subject, vocabulary.subject, quoted(vocabulary.declaration->name.text));
  }
  if (!value || !vocabulary.sound) return nullptr;
  const Muted muted(context.all);
  // a vocabulary may know more than this subject can be
  Type type = value->type.options().empty() ? value->type : Type(TypeKind::text).with_optional(value->type.optional());
  ArmPatterns patterns = check_patterns(context.all, vocabulary.declaration->arms, vocabulary.terms, type, true);
  return build_vocabulary(context, vocabulary, value, std::move(patterns), span);
}

std::optional<std::vector<std::string>> vocabulary_results(Checking& all, Vocabulary& vocabulary) {
  if (vocabulary.progress == Progress::running) return std::nullopt;
  check_vocabulary(all, vocabulary);
  if (!vocabulary.sound) return std::nullopt;
  std::vector<std::string> results;
  const auto add = [&](const std::string& text) {
    if (std::find(results.begin(), results.end(), text) == results.end()) results.push_back(text);
  };
  for (const auto& term : vocabulary.terms) add(term.to);
  for (const auto& arm : vocabulary.declaration->arms) {
    if (arm.result.value == nullptr || arm.result.value->kind == syntax::ExpressionKind::missing) continue;
    const auto* text = syntax::try_as<syntax::TextExpression>(*arm.result.value);
    if (text == nullptr || !text->is_plain()) {
      all.report(results_not_texts(arm.result.span, vocabulary.declaration->name.text));
      return std::nullopt;
    }
    add(text->plain());
  }
  return results;
}

}  // namespace damson::checking
