// `for x in list { … }` and `for x in list => expression`.
#include <fmt/format.h>

#include "compiler/check/constant_text.h"
#include "compiler/check/expression.h"
#include "compiler/check/record_lines.h"
#include "compiler/check/types.h"
#include "compiler/diagnostics/filter_without_reason.h"
#include "compiler/diagnostics/name_taken.h"
#include "compiler/diagnostics/not_a_list.h"

namespace damson::checking {

namespace {

bool is_visible(const Scope* scope, const std::string& name) {
  for (; scope != nullptr; scope = scope->outer) {
    if (scope->names.contains(name)) return true;
    if (scope->record && scope->record->type.is(TypeKind::record) && scope->record->type.find_field(name) >= 0) return true;
  }
  return false;
}

std::vector<typed::Omit> check_omits(Context& context, const syntax::ForExpression& loop, bool& good) {
  std::vector<typed::Omit> omits;
  for (const auto& item : loop.items) {
    const auto* omit = syntax::try_as<syntax::OmitWhenItem>(*item);
    if (omit == nullptr) continue;
    const ExpressionPtr condition = check_condition(context, omit->condition, "the condition of `omit when`");
    good &= condition != nullptr;
    if (!condition) continue;
    const std::string reason = omit->reason ? template_text(context.all.texts, *omit->reason) : std::string();
    omits.push_back({condition, add_loss(context, "omit: " + reason)});
  }
  return omits;
}

ExpressionPtr check_loop_record(Context& context, Scope& scope, const syntax::ForExpression& loop, const DeclaredType* element,
                                std::vector<typed::Omit>& omits, bool& good) {
  check_lets(context, scope, loop.items);
  omits = check_omits(context, loop, good);
  RecordLines lines(element, "each record of this `for`");
  for (const auto& item : loop.items) {
    switch (item->kind) {
      case syntax::ItemKind::field: lines.set_field(context, syntax::as<syntax::FieldItem>(*item)); break;
      case syntax::ItemKind::group: lines.set_group(context, syntax::as<syntax::GroupItem>(*item)); break;
      case syntax::ItemKind::let:
      case syntax::ItemKind::omit_when: break;
      case syntax::ItemKind::error:
      case syntax::ItemKind::skip_when:
      case syntax::ItemKind::keep:
      case syntax::ItemKind::drop:
      case syntax::ItemKind::require:
      case syntax::ItemKind::advise: lines.be_unsure(); break;  // reported by the parser
    }
  }
  report_unused_lets(context, scope);
  lines.report_unset(context, loop.variable.span);
  return lines.record(loop.span, element != nullptr && element->type.optional());
}

/// `for x in list[condition]`: what the condition leaves out could be left out with a reason.
void warn_of_filter(Context& context, const syntax::ForExpression& loop, const ExpressionPtr& list) {
  if (!loop.builds_records || !std::holds_alternative<typed::Filter>(list->what)) return;
  context.all.report(filter_without_reason(loop.list->span)
                         .note(fmt::format("write `for {} in …` and `omit when … because \"…\"` inside it", as_written(loop.variable.text))));
}

}  // namespace

ExpressionPtr check_for(Context& context, const syntax::ForExpression& loop, const DeclaredType* expected) {
  const ExpressionPtr list = check_expression(context, loop.list);
  Scope scope{.outer = context.scope};
  ScopeName variable{.span = loop.variable.span};
  bool good = list != nullptr;
  if (list && !list->type.is(TypeKind::list)) {
    context.all.report(not_a_list(list->span, "`for`", to_text(list->type.required()))
                           .label(fmt::format("this is {}", to_text(list->type.required()))));
    good = false;
  } else if (list) {
    warn_of_filter(context, loop, list);
    variable.binding = std::make_shared<const typed::Binding>(typed::Binding{loop.variable.text, list->type.element(), nullptr});
    if (!list->parts.empty()) variable.facts = list->parts.front();
  }
  if (is_visible(context.scope, loop.variable.text)) {
    context.all.report(name_taken(loop.variable.span, loop.variable.text).note("give the `for` a name of its own"));
    good = false;
  }
  const typed::BindingPtr item = variable.binding;
  scope.names.emplace(loop.variable.text, std::move(variable));
  Context inner = context.within(scope);
  const DeclaredType* element = nullptr;
  if (expected != nullptr && expected->type.is(TypeKind::list)) element = &expected->children.front();
  std::vector<typed::Omit> omits;
  ExpressionPtr value;
  if (loop.builds_records) {
    const bool record = element != nullptr && element->type.is(TypeKind::record);
    value = check_loop_record(inner, scope, loop, record ? element : nullptr, omits, good);
  } else {
    value = check_expression(inner, loop.value, element);
  }
  if (!good || !value || !item) return nullptr;
  return make_for_each(list, item, std::move(omits), value, loop.span);
}

}  // namespace damson::checking
