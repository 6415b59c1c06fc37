// What the signs and words of the language do to columns: arithmetic, comparison, logic, presence, interpolation.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/base/result.h"
#include "runtime/values/function.h"

namespace damson {

enum class Operator : uint8_t {
  add,
  subtract,
  multiply,  // int, decimal, float; int goes with decimal and with float
  negate,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  contained_in,  // scalar in list
  logical_and,
  logical_or,  // three-valued: `false and missing` is false
  logical_not,
  is_missing,
  is_present,
  is_empty,
  to_decimal,     // int → decimal, where the types ask for it
  to_floating,    // int or decimal → float
  concat,         // interpolation: missing as a whole when a part is missing
  concat_reason,  // interpolation in reasons and warnings: always present
  prefer,         // the first that is present; lossy where both are and differ
};

/// As the language writes it: `+`, `==`, `is missing`.
std::string_view operator_text(Operator op);

/// Chosen for the types of the operands; a problem in the reader's words when they do not go together. A comparison,
/// sum … with a missing operand is missing: `result` is then optional.
Result<BoundCall> bind_operator(Operator op, std::span<const Type> operands);

/// `1..300`, `1..`, `"1900-01-01".."1999-12-31"`: both ends belong to it.
struct RangeLiteral {
  std::optional<ConstantValue> from;
  std::optional<ConstantValue> to;
  friend bool operator==(const RangeLiteral&, const RangeLiteral&) = default;
};

/// `subject in 1..300`: bool.
Result<BoundCall> bind_in_range(const Type& subject, const RangeLiteral& range);
/// `subject in ["a", "b"]` with constants, and whether a text belongs to a `one of`: bool.
Result<BoundCall> bind_membership(const Type& subject, std::span<const ConstantValue> members);
/// Whether the whole text matches (`text matching /…/`): bool.
Result<BoundCall> bind_whole_match(const RegexLiteral& regex);

/// One pattern of an arm of `case` or `vocabulary`.
struct AnythingPattern {};  // `else`
struct MissingPattern {};
using ArmPattern = std::variant<AnythingPattern, MissingPattern, ConstantValue, RegexLiteral, RangeLiteral>;

/// One argument, the subject; an int, the first arm whose patterns match. A `missing` arm catches missing subjects,
/// which otherwise stay missing. A regex matches anywhere in the text. A row that no arm matches is an error: the
/// checker makes sure that there is none.
Result<BoundCall> bind_classifier(const Type& subject, std::span<const std::vector<ArmPattern>> arms);

/// One argument, a selector of `bind_classifier`; the constant of that place. A monostate constant is missing.
Result<BoundCall> bind_pick_constant(const Type& result, std::vector<ConstantValue> constants);

/// A column of one row, in the arena, that stands for the constant in every row. The constant must suit the type: an
/// int also suits decimal and float, a text path, any date or time that it spells.
Result<Column> constant_column(const ConstantValue& value, const Type& type, Arena& arena);
/// The type that a constant has by itself: text for "x", `nothing` for missing, the items' common type for a list.
Type type_of(const ConstantValue& value);

}  // namespace damson
