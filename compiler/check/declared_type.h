// A type as a spec declares it: the type itself and what must hold of its values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/diagnostics/source_text.h"
#include "runtime/values/function.h"

namespace damson::checking {

/// Parallel to the type: a list has one child, a record one per field.
struct DeclaredType {
  Type type;                        // kind `nothing`: not known, because a problem was reported
  Span span;                        // where it is written
  std::optional<Decimal> low = {};  // of a number its value, of a text its length, of a list its items
  std::optional<Decimal> high = {};
  bool limited = false;  // a range was written
  std::optional<RegexLiteral> pattern = {};
  bool open = false;  // of a record: it ends with `...`
  std::vector<DeclaredType> children = {};
  std::vector<Span> field_spans = {};  // of a record: where each field is declared

  bool known() const { return !type.is(TypeKind::nothing); }
  /// A missing value of this type is the empty list.
  bool empty_when_missing() const {
    return type.is(TypeKind::list) && !type.optional() && !(low && Decimal::compare(*low, Decimal{}) > 0);
  }
};

/// Any value of the type.
DeclaredType unconstrained(const Type& type, Span span);
/// With the types that stand for the type variables in it.
DeclaredType substituted(const DeclaredType& declared, const TypeBindings& bindings);

/// "1..300", "1..", "..5"
std::string limits_text(const DeclaredType& type);

}  // namespace damson::checking
