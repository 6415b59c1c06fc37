// Whether values keep to the constraints of their type, and the words for those that do not.
#include "runtime/program/checked_validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "runtime/program/excerpt.h"

namespace damson {

namespace {

/// The checker has compiled the pattern before; one that does not compile matches nothing.
Regex compiled_pattern(const RegexLiteral& literal) {
  auto compiled = compile_regex(literal);
  return compiled.ok() ? std::move(compiled).value() : nullptr;
}

bool is_textual(const Column& column) { return column.type->is(TypeKind::text) || column.type->is(TypeKind::path); }

size_t length_of(const Column& column, uint32_t row) {
  if (column.type->is(TypeKind::list)) return column.last_item(row) - column.first_item(row);
  return count_characters(column.value<Text>(row));
}

Decimal number_at(const Column& column, uint32_t row) {
  return column.type->is(TypeKind::decimal) ? column.value<Decimal>(row)
                                            : Decimal::from_integer(column.value<int64_t>(row));
}

std::string counted(int64_t count, bool text) {
  const std::string_view one = text ? "character" : "item";
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string length_words(const Column& column, uint32_t row, int64_t low, int64_t high) {
  const auto length = static_cast<int64_t>(length_of(column, row));
  const bool text = is_textual(column);
  const std::string begin = fmt::format("the {} has {}", text ? "text" : "list", counted(length, text));
  if (length < low) return fmt::format("{}, at least {} {} needed", begin, low, low == 1 ? "is" : "are");
  return fmt::format("{}, at most {} {} allowed", begin, high, high == 1 ? "is" : "are");
}

std::string option_words(const std::vector<std::string>& options) {
  constexpr size_t shown = 6;
  std::string words;
  for (size_t i = 0; i < std::min(shown, options.size()); ++i) {
    words += (i == 0 ? "" : ", ") + quoted_excerpt(options[i]);
  }
  if (options.size() > shown) words += fmt::format(" and {} more", options.size() - shown);
  return words;
}

}  // namespace

size_t count_characters(Text text) {
  // every byte but the continuation bytes begins a character
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

CheckedConstraint::CheckedConstraint(const Constraint& declared) : declared_(&declared) {
  const std::optional<int64_t> low = declared.low ? to_integer(*declared.low) : std::numeric_limits<int64_t>::min();
  const std::optional<int64_t> high = declared.high ? to_integer(*declared.high) : std::numeric_limits<int64_t>::max();
  whole_bounds_ = low && high;
  low_ = low.value_or(0);
  high_ = high.value_or(0);
  if (declared.kind == Constraint::Kind::pattern) pattern_ = compiled_pattern(declared.pattern);
  options_.insert(declared.options.begin(), declared.options.end());
}

bool CheckedConstraint::allows_length(const Column& column, uint32_t row) const {
  if (is_textual(column)) {
    // a character has one to four bytes: most texts need no counting
    const auto bytes = static_cast<int64_t>(column.value<Text>(row).size());
    if (bytes <= high_ && (bytes + 3) / 4 >= low_) return true;
  }
  const auto length = static_cast<int64_t>(length_of(column, row));
  return low_ <= length && length <= high_;
}

bool CheckedConstraint::allows_number(const Column& column, uint32_t row) const {
  if (column.type->is(TypeKind::integer) && whole_bounds_) {
    const int64_t value = column.value<int64_t>(row);
    return low_ <= value && value <= high_;
  }
  if (column.type->is(TypeKind::floating)) {
    const double value = column.value<double>(row);
    return (!declared_->low || to_float(*declared_->low) <= value) &&
           (!declared_->high || value <= to_float(*declared_->high));
  }
  const Decimal value = number_at(column, row);
  return (!declared_->low || *declared_->low <= value) && (!declared_->high || value <= *declared_->high);
}

bool CheckedConstraint::allows(const Column& column, uint32_t row) const {
  switch (declared_->kind) {
    case Constraint::Kind::length: return allows_length(column, row);
    case Constraint::Kind::range: return allows_number(column, row);
    case Constraint::Kind::pattern: return pattern_ != nullptr && matches_whole(pattern_, column.value<Text>(row));
    case Constraint::Kind::one_of: return options_.contains(column.value<Text>(row));
  }
  return false;
}

std::string CheckedConstraint::words(const Column& column, uint32_t row) const {
  const std::string value = value_excerpt(column, row);
  switch (declared_->kind) {
    case Constraint::Kind::length: return length_words(column, row, low_, high_);
    case Constraint::Kind::range: {
      const bool below =
          declared_->low && (column.type->is(TypeKind::floating) ? column.value<double>(row) < to_float(*declared_->low)
                                                                 : number_at(column, row) < *declared_->low);
      if (below) return fmt::format("{} is less than {}, the smallest allowed", value, to_text(*declared_->low));
      return fmt::format("{} is more than {}, the largest allowed", value, to_text(*declared_->high));
    }
    case Constraint::Kind::pattern:
      return fmt::format("{} does not match /{}/{}", value, declared_->pattern.pattern,
                         declared_->pattern.ignore_case ? "i" : "");
    case Constraint::Kind::one_of: return fmt::format("{} is not one of {}", value, option_words(declared_->options));
  }
  return {};
}

CheckedValidation::CheckedValidation(const Validation& validation) : declared(&validation) {
  for (const Constraint& constraint : validation.constraints) constraints.emplace_back(constraint);
  for (const Validation& child : validation.children) children.emplace_back(child);
}

}  // namespace damson
