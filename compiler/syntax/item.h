// The lines in the braces of a map, of a group in it, and of a `for` that builds records.
#pragma once

#include <memory>
#include <vector>

#include "compiler/syntax/arm.h"

namespace damson::syntax {

enum class ItemKind : uint8_t {
  error,
  field,      // name = expression
  group,      // size { height = … }
  let,        // let name = expression
  skip_when,  // skip when C because "…"
  omit_when,  // omit when C because "…"
  keep,       // keep a, b
  drop,       // drop a, b.c because "…"
  require,    // require C because "…"
  advise,     // advise C because "…"
};

struct Item : Node<ItemKind> {
  using Node::Node;
  DocComment doc;
};
using ItemPtr = std::unique_ptr<Item>;

/// A line that could not be read. What it carries, drops or sets is not known.
struct ErrorItem final : NodeOf<Item, ItemKind::error> {
  using NodeOf::NodeOf;
};

struct FieldItem final : NodeOf<Item, ItemKind::field> {
  using NodeOf::NodeOf;
  Name name;
  ExpressionPtr value;  // an ErrorExpression where the right-hand side could not be read
};

struct GroupItem final : NodeOf<Item, ItemKind::group> {
  using NodeOf::NodeOf;
  Name name;
  std::vector<ItemPtr> items;
};

struct LetItem final : NodeOf<Item, ItemKind::let> {
  using NodeOf::NodeOf;
  Name name;
  ExpressionPtr value;
};

struct SkipWhenItem final : NodeOf<Item, ItemKind::skip_when> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  TextPtr reason;
};

struct OmitWhenItem final : NodeOf<Item, ItemKind::omit_when> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  TextPtr reason;
};

struct KeepItem final : NodeOf<Item, ItemKind::keep> {
  using NodeOf::NodeOf;
  std::vector<DottedName> fields;
};

struct DropItem final : NodeOf<Item, ItemKind::drop> {
  using NodeOf::NodeOf;
  std::vector<DottedName> fields;
  TextPtr reason;
};

struct RequireItem final : NodeOf<Item, ItemKind::require> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  TextPtr reason;
};

struct AdviseItem final : NodeOf<Item, ItemKind::advise> {
  using NodeOf::NodeOf;
  ExpressionPtr condition;
  TextPtr reason;
};

/// `for x in list { … }` builds records; `for x in list => expression`, or `for x in list { … } => expression`, values.
struct ForExpression final : NodeOf<Expression, ExpressionKind::for_each> {
  using NodeOf::NodeOf;
  Name variable;
  ExpressionPtr list;
  bool builds_records = false;
  std::vector<ItemPtr> items;  // of a `for` that builds values only `let` and `omit when`
  ExpressionPtr value;         // null when it builds records
};

}  // namespace damson::syntax
