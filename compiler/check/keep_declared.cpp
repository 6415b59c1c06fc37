// Holding values to declared constraints.
#include "compiler/check/keep_declared.h"

#include "compiler/check/actions.h"
#include "compiler/check/constraints.h"
#include "runtime/program/keep_allowed.h"

namespace damson::checking {

namespace {

bool constrains_items(const DeclaredType& declared) {
  if (!declared.type.is(TypeKind::list) || declared.children.empty()) return false;
  const DeclaredType& item = declared.children.front();
  return item.limited || item.pattern || !item.type.options().empty() || constrains_items(item);
}

ExpressionPtr keep_items(const ExpressionPtr& list, const DeclaredType& declared) {
  const auto item = std::make_shared<const typed::Binding>(typed::Binding{"item", list->type.element(), nullptr});
  const typed::PartFacts facts = list->parts.empty() ? typed::PartFacts{} : list->parts.front();
  const ExpressionPtr kept = keep_declared(make_reference(item, facts, list->span), declared.children.front());
  return make_for_each(list, item, {}, kept, list->span);
}

}  // namespace

ExpressionPtr keep_declared(const ExpressionPtr& value, const DeclaredType& declared) {
  if (!value || value->type.is(TypeKind::nothing) || literal_results(value)) return value;
  const ExpressionPtr items =
      constrains_items(declared) && value->type.is(TypeKind::list) ? keep_items(value, declared) : value;
  std::vector<Constraint> constraints = declared_constraints(declared, &value->type);
  if (constraints.empty()) return items;
  const std::string text = keep_allowed_text(constraints);
  typed::Expression kept = *make_call(keep_allowed(items->type, std::move(constraints)), text, {items}, value->span);
  kept.parts = items->parts;
  return std::make_shared<const typed::Expression>(std::move(kept));
}

}  // namespace damson::checking
