// `for x in list { … }` and `for x in list => expression`.
#include <fmt/format.h>

#include "compiler/check/constant_text.h"
#include "compiler/check/expression.h"
#include "compiler/check/loop_variable.h"
#include "compiler/check/record_lines.h"
#include "compiler/check/types.h"

namespace damson::checking {

namespace {

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

ExpressionPtr check_loop_record(Context& context, Scope& scope, const syntax::ForExpression& loop,
                                const DeclaredType* element, std::vector<typed::Omit>& omits, bool& good) {
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

}  // namespace

ExpressionPtr check_for(Context& context, const syntax::ForExpression& loop, const DeclaredType* expected) {
  Scope scope{.outer = context.scope};
  const LoopVariable variable = check_loop_variable(context, scope, loop.variable, loop.list, "`for`");
  const ExpressionPtr& list = variable.list;
  const typed::BindingPtr& item = variable.item;
  bool good = variable.good;
  Context inner = context.within(scope);
  const DeclaredType* element = nullptr;
  if (expected != nullptr && expected->type.is(TypeKind::list)) element = &expected->children.front();
  std::vector<typed::Omit> omits;
  ExpressionPtr value;
  if (loop.builds_records) {
    const bool record = element != nullptr && element->type.is(TypeKind::record);
    value = check_loop_record(inner, scope, loop, record ? element : nullptr, omits, good);
  } else {
    check_lets(inner, scope, loop.items);
    omits = check_omits(inner, loop, good);
    value = check_expression(inner, loop.value, element);
    report_unused_lets(inner, scope);
  }
  if (!good || !value || !item) return nullptr;
  return make_for_each(list, item, std::move(omits), value, loop.span);
}

}  // namespace damson::checking
