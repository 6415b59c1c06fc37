// `map source -> target { … }`: where records come from, which are one unit, and what becomes of them.
#pragma once

#include <optional>
#include <vector>

#include "compiler/syntax/declaration.h"

namespace damson::syntax {

/// `for image in images`: a unit per item.
struct UnitLoop {
  Name variable;
  ExpressionPtr list;
  Span span;
};

struct MapDeclaration final : NodeOf<Declaration, DeclarationKind::map> {
  using NodeOf::NodeOf;
  Name source;
  std::vector<UnitLoop> loops;
  std::vector<ExpressionPtr> group_by;  // `by person_id(n)`: a unit per group; empty otherwise
  bool deletes = false;                 // `-> delete assets`
  Name target;
  std::vector<ItemPtr> items;
};

}  // namespace damson::syntax
