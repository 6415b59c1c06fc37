// Checking actions, and what a choice among them yields.
#include "compiler/check/actions.h"

#include <unordered_set>

#include "compiler/check/constant_text.h"
#include "compiler/check/convert.h"
#include "compiler/check/mentioned_names.h"
#include "compiler/diagnostics/not_supported.h"

namespace damson::checking {

namespace {

/// The text of a warning or reason. What could not be checked has been reported: something stands in its place, so that
/// what goes with it is checked too.
ExpressionPtr message_of(Context& context, const syntax::Action& action) {
  if (!action.message) return nullptr;
  if (ExpressionPtr text = check_message(context, *action.message)) return text;
  if (context.map != nullptr)
    each_name(*action.message, [&](const std::string& name) { context.map->excused.insert(name); });
  return make_literal({std::string()}, Type(TypeKind::text), action.message->span);
}

std::optional<typed::Action> warn_and_use(Context& context, const syntax::Action& action,
                                          const DeclaredType* expected) {
  const ExpressionPtr text = message_of(context, action);
  const ExpressionPtr value = check_expression(context, action.value, expected);
  if (!text || !value) return std::nullopt;
  return typed::WarnAndUse{add_warning(context, template_text(context.all.texts, *action.message)), text, value};
}

/// Walks to what a value may turn out to be. A value that several branches use is looked at once.
class LiteralSearch {
 public:
  explicit LiteralSearch(const ExpressionPtr& value) { visit(value); }
  PossibleLiterals found;

 private:
  void visit(const ExpressionPtr& value) {
    if (!seen_.insert(value.get()).second || std::holds_alternative<typed::FieldFate>(value->what)) return;
    if (std::holds_alternative<typed::Literal>(value->what)) {
      found.literals.push_back(value);
    } else if (const auto* reference = std::get_if<typed::Reference>(&value->what)) {
      if (!reference->binding->value)
        found.complete = false;
      else
        visit(reference->binding->value);
    } else if (const auto* choice = std::get_if<typed::If>(&value->what)) {
      visit(choice->then);
      visit(choice->otherwise);
    } else if (const auto* arms = std::get_if<typed::Choice>(&value->what)) {
      for (const auto& arm : arms->arms) visit(arm);
    } else if (const auto* handled = std::get_if<typed::Handled>(&value->what)) {
      visit(handled->value);
      for (const auto& clause : handled->clauses) visit(clause.action);
    } else {
      found.complete = false;
    }
  }
  void visit(const typed::Action& action) {
    if (const auto value = value_of(action)) visit(value);
  }

  std::unordered_set<const typed::Expression*> seen_;
};

}  // namespace

std::optional<typed::Action> check_value_action(Context& context, const syntax::ExpressionPtr& value,
                                                const DeclaredType* expected) {
  ExpressionPtr checked = check_expression(context, value, expected);
  if (!checked) return std::nullopt;
  return typed::UseValue{std::move(checked)};
}

std::optional<typed::Action> check_action(Context& context, const syntax::Action& action, std::string_view kind,
                                          const DeclaredType* expected) {
  switch (action.kind) {
    case syntax::ActionKind::value: return check_value_action(context, action.value, expected);
    case syntax::ActionKind::warn: return warn_and_use(context, action, expected);
    case syntax::ActionKind::reject: {
      const ExpressionPtr reason = message_of(context, action);
      if (!reason) return std::nullopt;
      return typed::Reject{add_point(context, kind, template_text(context.all.texts, *action.message)), reason};
    }
    case syntax::ActionKind::skip: {
      const ExpressionPtr reason = message_of(context, action);
      if (!reason) return std::nullopt;
      return typed::Skip{add_skip_rule(context, template_text(context.all.texts, *action.message)), reason};
    }
    case syntax::ActionKind::create: context.all.report(not_supported(action.span, "`create`")); return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Type> unify_actions(Context& context, std::vector<typed::Action>& actions, std::string_view what) {
  std::vector<ExpressionPtr> values;
  bool any = false;
  for (const auto& action : actions) {
    values.push_back(value_of(action));
    any |= values.back() != nullptr;
  }
  if (!any) return Type();
  values = to_common_type(context, std::move(values), what);
  if (values.empty()) return std::nullopt;
  Type type;
  bool first = true;
  for (size_t i = 0; i < actions.size(); ++i) {
    if (!values[i]) continue;
    type = first ? values[i]->type : joined_type(type, values[i]->type).value_or(type);
    first = false;
    if (auto* use = std::get_if<typed::UseValue>(&actions[i])) use->value = values[i];
    if (auto* warn = std::get_if<typed::WarnAndUse>(&actions[i])) warn->value = values[i];
  }
  return type;
}

typed::PartFacts facts_of(const std::vector<typed::Action>& actions) {
  typed::PartFacts facts;
  for (const auto& action : actions) {
    if (const auto value = value_of(action)) add_facts(facts, facts_of(*value));
  }
  return facts;
}

PossibleLiterals possible_literals(const ExpressionPtr& value) { return LiteralSearch(value).found; }

std::optional<std::vector<ExpressionPtr>> literal_results(const ExpressionPtr& value) {
  PossibleLiterals found = possible_literals(value);
  return found.complete ? std::optional(std::move(found.literals)) : std::nullopt;
}

}  // namespace damson::checking
