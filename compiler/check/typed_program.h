// A checked spec: what lowering turns into a program. Holds the parts of the program that checking already knows.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/check/typed_expression.h"
#include "compiler/check/typed_test.h"

namespace damson::typed {

// `reason` is null where it says nothing of the record: the rule's name is the reason then. `validation` holds where an
// error in the condition rejects.
struct SkipWhen {
  ExpressionPtr condition;
  uint32_t rule;
  Validation validation;
  ExpressionPtr reason;
};
struct Require {
  ExpressionPtr condition;
  PointId point;
  Validation validation;
  ExpressionPtr reason;
};
struct Advise {
  ExpressionPtr condition;
  uint32_t warning;
  Validation validation;
  ExpressionPtr reason;
};

/// One field of the target (nested ones are inside a RecordValue). Null value: never set (an optional field).
struct TargetField {
  std::string name;
  ExpressionPtr value;
  Validation validation;
  /// Of a target that updates: what stands there now, where the field is never set, or may be left alone or cleared;
  /// else null.
  ExpressionPtr there = {};
};

/// What a map does to records that its target holds already.
struct TargetUpdate {
  uint32_t index = 0;                     // the program's lookup index of what the target holds, by its key
  std::vector<uint32_t> key;              // places in the target's schema, in the index's order
  BindingPtr current;                     // the target's record, or missing
  ExpressionPtr found;                    // whether there is one
  bool deletes = false;                   // `map … -> delete …`
  std::optional<Require> or_reject = {};  // `on unmatched reject because`
  std::optional<SkipWhen> or_skip = {};   // `on unmatched skip because`
};

struct UniqueBy {
  Uniqueness::Keep keep;
  std::string name;
  PointId point = 0;
  std::vector<ExpressionPtr> by;
  ExpressionPtr max;                     // or null
  std::vector<std::string> fields = {};  // that `by` are, where what the target holds already counts too
  PointId exists = 0;                    // then
};

/// The paths of one field and what two that are one have in common: a path and a text, or lists of them.
struct TargetPaths {
  PointId point;
  ExpressionPtr paths;
  ExpressionPtr identities;
  std::string one_words;
};

/// `for image in images`: a unit for each item. Loops nest: the list may be one of the item before.
struct UnitLoop {
  std::string name;
  BindingPtr item;
  ExpressionPtr list;
  Validation validation;       // of the list as a whole; where it does not hold, no unit of it can be made
  Validation item_validation;  // of what a list of the source holds, as declared
};

/// `by e`: a value that the members of a group have in common, and that the group is found by.
struct GroupKey {
  BindingPtr binding;     // the group's
  ExpressionPtr value;    // of a member
  Validation validation;  // what does not hold rejects the member
  bool carried = false;   // the group's lines carry it, conditions apart
};

/// What a group's lines see of its members: the list of a value in input order, or what a function makes of that list.
struct GatheredValue {
  BindingPtr binding;                     // the group's
  ExpressionPtr value;                    // of a member; null for the number of members
  Type list;                              // of the members' values
  std::shared_ptr<const BoundCall> fold;  // null: the list itself
  std::string call;                       // the fold as text: "sum(_)"
  PartFacts facts;                        // of what the group sees
  bool carried = false;
  int loss = -1;            // the program's loss rule, where the fold leaves values out
  bool takes_item = false;  // the fold gives the value of a member
  bool takes_last = false;  // of the last one
  std::vector<size_t> kept_by =
      {};  // other gathered values that carry one of the same values: what they keep is not lost
};

/// The units are groups of members; a member is what would be a unit without `by`.
struct Grouping {
  std::vector<GroupKey> keys;
  std::vector<GatheredValue> gathered;
  std::vector<SkipWhen> skips;     // of members
  std::vector<Require> requires_;  // of the source's schema: of members
  std::vector<Advise> advises;
};

struct Map {
  std::string name;
  Span span;
  uint32_t source = 0;
  uint32_t target = 0;
  BindingPtr record;  // the source's record, of the source's full schema type
  std::vector<UnitLoop> loops;
  Validation
      source_validation;  // parallel to the full schema; lowering keeps what is read. Points: `map.in.field.kind`
  std::vector<SkipWhen> skips;
  std::vector<TargetField> fields;  // in the target schema's order, one per field
  BindingPtr result;                // the target's record, for `require`s and keys: references to its fields
  std::vector<Require> requires_;   // the map's and the target schema's
  std::vector<Advise> advises;
  std::vector<UniqueBy> uniqueness;
  std::optional<PointId> unwritable;  // where the target's format cannot hold a record
  std::vector<TargetPaths> paths;     // of a target with a profile
  std::optional<TargetUpdate> update;
  std::optional<Grouping> grouping;  // `record` and `loops` are then the members', all the rest is the groups'
};

/// `expect …`. `figures`: what the bindings of its figures stand for, as places in the program's figures. `what` and
/// `with` where it compares.
struct Expectation {
  std::string text;
  std::string because;
  ExpressionPtr holds;
  ExpressionPtr what;
  ExpressionPtr with;
  std::vector<std::pair<uint32_t, BindingPtr>> figures;
  std::optional<damson::Expectation::Compared> compared;
};

/// Expressions that carry a value whole in one branch, of which other places leave something out: the loss rules that
/// are told of it.
using LossKeepers = std::unordered_map<const Expression*, std::vector<int>>;

/// `program` has sources (full schema; `read` not yet set), tables, indexes (key_fields as places in the FULL schema),
/// targets, points, rules, losses, vocabularies, parameters. Lowering fills `read`, the maps' blocks and renumbers
/// key_fields.
struct CheckedProgram {
  Program program;
  std::vector<Map> maps;
  std::vector<Expectation> expectations;
  std::vector<Test> tests;
  LossKeepers keepers;
};

}  // namespace damson::typed
