// The lines in braces that build a record: a map's, a group's, those of a `for`.
#pragma once

#include <llvm/ADT/StringMap.h>

#include "compiler/check/expression.h"
#include "compiler/check/updates.h"

namespace damson::checking {

/// Sets the fields of one record, each at most once.
class RecordLines {
 public:
  /// `wanted`: the record to build; null when nothing says what it has to be, and every field is welcome.
  RecordLines(const DeclaredType* wanted, std::string owner);

  void set_field(Context& context, const syntax::FieldItem& item);
  void set_group(Context& context, const syntax::GroupItem& item);
  /// `value` for a field of the same name: `keep`.
  void set_value(Context& context, const syntax::Name& name, const ExpressionPtr& value);
  /// The record is one that a target holds: what no line sets stays as it is. `key`: what it is found by. `part`: it is
  /// a part of one.
  void update(ExpressionPtr there, std::vector<uint32_t> key, bool part);
  /// The line only names a record that is deleted.
  void be_deleted() { deleted_ = true; }
  /// Whether the field may be left alone, or cleared.
  bool may_be_left(size_t place) const { return values_[place] == nullptr || left_[place]; }
  /// What stands there, as a value of the field.
  ExpressionPtr what_stays(size_t place) const { return left_as_it_is(updated_field(place)); }
  std::optional<Span> set_at(size_t place) const { return set_at_[place]; }

  /// A line that could not be understood most likely sets this field.
  void assume_set(std::string_view name);
  /// A line could not be read: nothing is known to be lacking.
  void be_unsure() { unsure_ = true; }
  /// Some of these lines could not be read: what they may speak of is not known to be lacking.
  void be_unsure_of(Span lines) { unread_lines_ = lines; }
  /// The schema of `wanted`: what it may declare where it could not be read is no unknown field.
  void take_for_unread(const Schema& schema) { unread_schema_ = &schema; }

  /// Reports required fields that nothing sets.
  void report_unset(Context& context, Span where);
  /// The record; null after a problem.
  ExpressionPtr record(Span span, bool missing_when_empty) const;
  /// One per field of `wanted`; null where it is not set.
  const std::vector<ExpressionPtr>& values() const { return values_; }
  bool good() const { return good_; }

 private:
  /// Says of a line that sets no field of the target what it was meant to be; false when that is not known.
  bool explain_line(Context& context, const syntax::FieldItem& item);
  /// The place of a field that may be set; nothing after a problem.
  std::optional<size_t> place_for(Context& context, const syntax::Name& name);
  void put(size_t place, ExpressionPtr value);
  UpdatedField updated_field(size_t place) const;
  void report_unset_of_update(Context& context, Span where);

  const DeclaredType* wanted_;
  std::string owner_;  // "target `assets`"
  std::vector<Type::Field> fields_;
  llvm::StringMap<size_t> places_;  // of the fields, by name
  std::vector<ExpressionPtr> values_;
  std::vector<std::optional<Span>> set_at_;
  ExpressionPtr there_;        // what a target that updates holds now; null: it takes the record as it is
  std::vector<uint32_t> key_;  // of such a target
  std::vector<bool> left_;     // lines that say `leave`
  bool part_ = false;
  bool deleted_ = false;
  bool good_ = true;
  bool unsure_ = false;
  std::optional<Span> unread_lines_;
  const Schema* unread_schema_ = nullptr;
};

/// Adds the `let`s of a block to its scope, in order; each sees those before it.
void check_lets(Context& context, Scope& scope, const std::vector<syntax::ItemPtr>& items);
/// Adds one of them.
void check_let(Context& context, Scope& scope, const syntax::LetItem& let);
/// Reports those that nothing uses.
void report_unused_lets(Context& context, const Scope& scope);

/// A value for a field of this type: converted, its lookups handled, its literals within bounds.
ExpressionPtr fit_value(Context& context, const ExpressionPtr& value, const DeclaredType& wanted,
                        std::string_view name);

}  // namespace damson::checking
