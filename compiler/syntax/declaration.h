// Declarations: what stands at the top level of a spec. Maps are in map.h, tests and expectations in test.h.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compiler/syntax/item.h"
#include "compiler/syntax/type_expression.h"

namespace damson::syntax {

enum class DeclarationKind : uint8_t {
  error,
  migration,
  import,
  type,
  schema,
  param,
  source,  // and lookup
  target,
  function,
  vocabulary,
  paths,
  map,
  expect,
  test,
};

struct Declaration : Node<DeclarationKind> {
  using Node::Node;
  DocComment doc;
  bool broken = false;  // a problem was reported somewhere in it: do not complain about what it lacks
};
using DeclarationPtr = std::unique_ptr<Declaration>;

/// A declaration that could not be read. What it would have named is known where possible, so that uses of it are no
/// error.
struct ErrorDeclaration final : NodeOf<Declaration, DeclarationKind::error> {
  using NodeOf::NodeOf;
  std::optional<Name> name;
};

/// `migration "Tate to new DAM"`
struct MigrationDeclaration final : NodeOf<Declaration, DeclarationKind::migration> {
  using NodeOf::NodeOf;
  TextPtr title;
};

/// `import std.iptc`, `import "vocabularies.damson" as terms`
struct ImportDeclaration final : NodeOf<Declaration, DeclarationKind::import> {
  using NodeOf::NodeOf;
  TextPtr file;  // null for a module
  std::optional<DottedName> module;
  std::optional<Name> alias;
};

/// `type Level = one of "fonds", "series"`
struct TypeDeclaration final : NodeOf<Declaration, DeclarationKind::type> {
  using NodeOf::NodeOf;
  Name name;
  TypePtr type;
};

struct SchemaRule {
  bool advice = false;  // `advise` instead of `require`
  ExpressionPtr condition;
  TextPtr reason;
  DocComment doc;
  Span span;
};

/// `key (a, b)`
struct CompositeKey {
  std::vector<Name> fields;
  Span span;
};

struct SchemaDeclaration final : NodeOf<Declaration, DeclarationKind::schema> {
  using NodeOf::NodeOf;
  Name name;
  std::vector<FieldDeclaration> fields;
  std::optional<CompositeKey> composite_key;
  std::vector<SchemaRule> rules;
  std::optional<OpenFields> open;
};

/// `param NAME: T = default`
struct ParamDeclaration final : NodeOf<Declaration, DeclarationKind::param> {
  using NodeOf::NodeOf;
  Name name;
  TypePtr type;
  ExpressionPtr default_value;  // may be null
};

/// `csv("a.csv", none: ["", "N/A"])`
struct Connector {
  Name name;
  std::vector<Argument> arguments;
  Span span;
};

/// `id on error skip because "…"`: records of a lookup that cannot be found by this field stay out.
struct Tolerance {
  Name field;
  std::vector<Clause> clauses;
  DocComment doc;
  Span span;
};

/// `source artworks: Artwork from ndjson("…") { drop … because "…" }`; `lookup` has the same form.
struct SourceDeclaration final : NodeOf<Declaration, DeclarationKind::source> {
  using NodeOf::NodeOf;
  bool is_lookup = false;
  Name name;
  TypePtr type;
  Connector connector;
  std::vector<ItemPtr> items;  // DropItem or ErrorItem
  std::vector<Tolerance> tolerances;
};

enum class KeepWhich : uint8_t { first, last, max };

/// `unique by e keep first|last|max x because "…"`
struct UniqueRule {
  ExpressionPtr by;
  KeepWhich which = KeepWhich::first;
  ExpressionPtr max;  // of `max`
  TextPtr reason;
  Span span;
};

/// `on gone delete because "…"`, `on gone keep because "…"`
struct GoneRule {
  bool deletes = false;
  TextPtr reason;
  Span span;
};

/// `target assets: Asset to ndjson("…") { … }`, `target assets: Asset updates postgres(…) { on unmatched create }`
struct TargetDeclaration final : NodeOf<Declaration, DeclarationKind::target> {
  using NodeOf::NodeOf;
  Name name;
  TypePtr type;
  bool updates = false;
  Connector connector;
  std::optional<UniqueRule> unique;
  std::optional<Clause> on_unmatched;  // reject, skip or create
  std::optional<GoneRule> on_gone;
};

struct Parameter {
  Name name;
  TypePtr type;
  Span span;
};

/// `fn name<T>(a: list of T, b: int) -> T? = expression`
struct FunctionDeclaration final : NodeOf<Declaration, DeclarationKind::function> {
  using NodeOf::NodeOf;
  Name name;
  std::vector<Name> type_parameters;
  std::vector<Parameter> parameters;
  TypePtr result;
  ExpressionPtr body;
};

/// `vocabulary NAME { arms }`, `vocabulary NAME from csv(…) { arms }`
struct VocabularyDeclaration final : NodeOf<Declaration, DeclarationKind::vocabulary> {
  using NodeOf::NodeOf;
  Name name;
  std::optional<Connector> from;
  std::vector<Arm> arms;
};

/// `paths NAME(record: Artwork) { "pattern" => "template" … }`
struct PathsDeclaration final : NodeOf<Declaration, DeclarationKind::paths> {
  using NodeOf::NodeOf;
  Name name;
  std::vector<Parameter> parameters;
  std::vector<Arm> arms;
};

}  // namespace damson::syntax
