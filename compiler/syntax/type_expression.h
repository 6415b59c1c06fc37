// Types as they are written: names with constraints, lists, records in place, `one of`.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compiler/syntax/literal.h"

namespace damson::syntax {

enum class TypeExpressionKind : uint8_t { error, named, list, record, one_of, one_of_vocabulary };

struct TypeExpression : Node<TypeExpressionKind> {
  using Node::Node;
  bool optional = false;  // ends in `?`
};
using TypePtr = std::unique_ptr<TypeExpression>;

struct ErrorType final : NodeOf<TypeExpression, TypeExpressionKind::error> {
  using NodeOf::NodeOf;
};

/// `text(1..300)`, `text matching /…/`, `Artwork`, `iptc.Asset`
struct NamedType final : NodeOf<TypeExpression, TypeExpressionKind::named> {
  using NodeOf::NodeOf;
  DottedName name;
  std::optional<Range> range;
  std::optional<Regex> matching;
};

/// `list(1..) of T`
struct ListType final : NodeOf<TypeExpression, TypeExpressionKind::list> {
  using NodeOf::NodeOf;
  std::optional<Range> range;
  TypePtr element;
};

/// `one of "a", "b"`
struct OneOfType final : NodeOf<TypeExpression, TypeExpressionKind::one_of> {
  using NodeOf::NodeOf;
  std::vector<TextPtr> options;
};

/// `one of rights_terms`: what the vocabulary can yield.
struct OneOfVocabularyType final : NodeOf<TypeExpression, TypeExpressionKind::one_of_vocabulary> {
  using NodeOf::NodeOf;
  DottedName vocabulary;
};

struct FieldDeclaration {
  Name name;
  TypePtr type;
  bool key = false;  // `key acno: text`
  DocComment doc;
  Span span;
};

/// `... because "…"`: fields that are not declared are no drift.
struct OpenFields {
  Span span;
  TextPtr reason;
};

/// `{ name: text, born: int? }`
struct RecordType final : NodeOf<TypeExpression, TypeExpressionKind::record> {
  using NodeOf::NodeOf;
  std::vector<FieldDeclaration> fields;
  std::optional<OpenFields> open;
  bool broken = false;  // a field could not be read
};

}  // namespace damson::syntax
