// Expressions after checking: every name resolved, every type known, every way to fail named.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/source_text.h"
#include "runtime/program/program.h"
#include "runtime/values/function.h"

namespace damson::typed {

struct Expression;
using ExpressionPtr =
    std::shared_ptr<const Expression>;  // shared: a `let` or a parameter of a function is used in many places

/// Something that has a value for every row: the mapped record, an item of a `for` or a filter, a `let`, a value handed
/// to a function or a paths block. References are resolved by identity.
struct Binding {
  std::string name;
  Type type;
  ExpressionPtr value;  // of a `let` or an argument; null for records and items
};
using BindingPtr = std::shared_ptr<const Binding>;

struct Literal {
  ConstantValue value;
};
/// `leave` and `clear`: no value, and no value that might be missing.
struct FieldFate {
  bool clears = false;
};
struct Reference {
  BindingPtr binding;
};
struct FieldAccess {
  ExpressionPtr record;
  uint32_t field;
};
/// `list.field`: the list of that field.
struct ListFieldAccess {
  ExpressionPtr list;
  uint32_t field;
};
/// A function or an operator. `arguments` are the kernel's, converted (int to decimal) by explicit calls.
struct Call {
  std::string call;  // "parse_decimal(_, decimal: \",\")", "+"
  std::shared_ptr<const BoundCall> bound;
  std::vector<ExpressionPtr> arguments;
  int loss = -1;  // the program's loss rule, when it is lossy and what it throws away counts
};
/// A record's fields, in the type's order; null where missing by omission.
struct RecordValue {
  std::vector<ExpressionPtr> fields;
  bool missing_when_empty = true;
};
struct ListValue {
  std::vector<ExpressionPtr> items;
};

struct Expression;
/// What a clause, an arm or an else does.
struct UseValue {
  ExpressionPtr value;
};
struct Reject {
  PointId point;
  ExpressionPtr reason;
};
struct Skip {
  uint32_t rule;
  ExpressionPtr reason;
};
struct WarnAndUse {
  uint32_t warning;
  ExpressionPtr text;
  ExpressionPtr value;
};
using Action = std::variant<UseValue, Reject, Skip, WarnAndUse>;

/// `if c then a else b`: only true takes the first; missing and false take the second.
struct If {
  ExpressionPtr condition;
  Action then;
  Action otherwise;
};
/// The arms of a `case`, vocabulary or paths block as the spec has them.
struct ArmNames {
  enum class Kind : uint8_t { case_of, vocabulary, paths } kind = Kind::case_of;
  std::string name;               // the vocabulary's, or what the `case` looks at
  Span span;                      // where it is declared: tells two of one name apart
  std::vector<std::string> arms;  // their left sides
};
using ArmNamesPtr = std::shared_ptr<const ArmNames>;

/// `case` and vocabularies: `classifier` gives the arm's number for the subject. A subject that is not present and that
/// no arm takes keeps its state.
struct Choice {
  ExpressionPtr subject;
  BindingPtr value;  // the subject, for the arms' `{value}`
  std::shared_ptr<const BoundCall> classifier;
  std::string call;          // the classifier as text: identifies it
  std::vector<Action> arms;  // Switch blocks, by number
  /// A vocabulary: an else arm's unmapped values are noted.
  std::optional<uint32_t> vocabulary;
  std::optional<size_t> else_arm;
  ArmNamesPtr names = {};
};
/// A paths block: the matcher gives a record { arm: int, then each arm's holes in order }; an arm's holes are bindings
/// to its fields.
struct PathChoice {
  ExpressionPtr subject;
  std::shared_ptr<const BoundCall> matcher;
  std::string call;
  BindingPtr match;                    // the matcher's record
  std::vector<Action> arms;            // text templates as expressions, normalised to paths; the last is `else`
  BindingPtr value;                    // the subject, for `{value}`
  std::optional<uint32_t> vocabulary;  // noted like a vocabulary's
  ArmNamesPtr names = {};
};
struct Omit {
  ExpressionPtr condition;
  int loss;
};  // loss -1: in a condition, where nothing is carried
struct ForEach {
  ExpressionPtr list;
  BindingPtr item;
  std::vector<Omit> omits;
  ExpressionPtr value;  // a RecordValue for the record form
};
struct Filter {
  ExpressionPtr list;
  BindingPtr item;
  ExpressionPtr condition;
  int loss;
};
struct Lookup {
  uint32_t index;  // the program's lookup index
  std::vector<ExpressionPtr> keys;
  bool many = false;
  std::optional<uint32_t> parent =
      {};  // `ancestors`: the field of the source's full schema that leads to the next record
};
/// `ref`: the key that the target's record got for a source's record.
struct RecordReference {
  uint32_t table;
  std::vector<ExpressionPtr> keys;
};
struct Clause {
  State fact;
  Action action;
};
struct Handled {
  ExpressionPtr value;
  std::vector<Clause> clauses;
};

/// Which facts the parts of a value may be in, besides present and what the type's `?` says: of a list's items, of a
/// record's fields. Parallel to the type; no parts means that none of them can be in any.
struct PartFacts {
  bool can_error = false;
  bool can_be_unmatched = false;
  std::vector<PartFacts> parts;
};

struct Expression {
  Type type;
  Span span;
  std::variant<Literal, FieldFate, Reference, FieldAccess, ListFieldAccess, Call, RecordValue, ListValue, If, Choice,
               PathChoice, ForEach, Filter, Lookup, RecordReference, Handled>
      what;
  /// Which facts its value may be in, besides present; `missing` is the type's `?`.
  bool can_error = false;
  bool can_be_unmatched = false;
  std::vector<PartFacts> parts;
};

}  // namespace damson::typed
