// Validations made ready for use once a run: patterns compiled, bounds as numbers.
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "runtime/program/validation.h"
#include "runtime/values/regex.h"

namespace damson {

class CheckedConstraint {
 public:
  explicit CheckedConstraint(const Constraint& declared);

  /// For a present row.
  bool allows(const Column& column, uint32_t row) const;
  /// Why the row's value is not allowed, for people.
  std::string words(const Column& column, uint32_t row) const;
  PointId point() const { return declared_->point; }

 private:
  bool allows_length(const Column& column, uint32_t row) const;
  bool allows_number(const Column& column, uint32_t row) const;

  const Constraint* declared_;
  int64_t low_ = 0;  // of lengths and of whole numbers
  int64_t high_ = 0;
  bool whole_bounds_ = false;
  Regex pattern_;
  std::unordered_set<std::string_view> options_;  // views into the declared ones
};

struct CheckedValidation {
  explicit CheckedValidation(const Validation& validation);

  const Validation* declared;
  std::vector<CheckedConstraint> constraints;
  std::vector<CheckedValidation> children;

  /// What holds for a child: nothing is checked where nothing is declared.
  const CheckedValidation* child(size_t index) const { return index < children.size() ? &children[index] : nullptr; }
};

/// Code points of valid UTF-8.
size_t count_characters(Text text);

}  // namespace damson
