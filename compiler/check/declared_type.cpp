// Declared types made of other types.
#include "compiler/check/declared_type.h"

namespace damson::checking {

DeclaredType unconstrained(const Type& type, Span span) {
  DeclaredType declared{.type = type, .span = span};
  if (type.is(TypeKind::list)) declared.children.push_back(unconstrained(type.element(), span));
  for (const auto& field : type.fields()) {
    declared.children.push_back(unconstrained(field.type, span));
    declared.field_spans.push_back(span);
  }
  return declared;
}

DeclaredType substituted(const DeclaredType& declared, const TypeBindings& bindings) {
  Type type = substituted(declared.type, bindings);
  if (declared.type.is(TypeKind::variable)) return unconstrained(type, declared.span);
  DeclaredType bound = declared;
  bound.type = std::move(type);
  for (auto& child : bound.children) child = substituted(child, bindings);
  return bound;
}

}  // namespace damson::checking
