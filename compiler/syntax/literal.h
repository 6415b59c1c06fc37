// Literal expressions: text with its interpolated parts, numbers, regular expressions, lists, records, ranges.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/syntax/expression.h"

namespace damson::syntax {

/// A piece of a text: either characters with escapes resolved, or `{expression}`.
struct TextPart {
  Span span;
  std::string text;
  ExpressionPtr expression;  // null for characters
};

/// `"… {x} …"`. Neighbouring characters are one part; the empty text has no parts.
struct TextExpression final : NodeOf<Expression, ExpressionKind::text> {
  using NodeOf::NodeOf;
  std::vector<TextPart> parts;

  bool is_plain() const { return parts.empty() || (parts.size() == 1 && parts.front().expression == nullptr); }
  /// The characters of a plain text.
  std::string plain() const { return parts.empty() ? std::string() : parts.front().text; }
};
using TextPtr = std::unique_ptr<TextExpression>;

/// Any number of digits: the checker says when they are too many.
struct IntegerExpression final : NodeOf<Expression, ExpressionKind::integer> {
  using NodeOf::NodeOf;
  std::string digits;  // without `_`
};

struct DecimalExpression final : NodeOf<Expression, ExpressionKind::decimal> {
  using NodeOf::NodeOf;
  std::string digits;  // "0.5", without `_`
};

struct BooleanExpression final : NodeOf<Expression, ExpressionKind::boolean> {
  using NodeOf::NodeOf;
  bool value = false;
};

/// `/pattern/` or `/pattern/i`
struct Regex {
  std::string pattern;  // as written between the slashes
  bool ignore_case = false;
  Span span;          // with slashes and flag
  Span pattern_span;  // between the slashes
};

struct RegexExpression final : NodeOf<Expression, ExpressionKind::regex> {
  using NodeOf::NodeOf;
  Regex regex;
};

struct MissingExpression final : NodeOf<Expression, ExpressionKind::missing> {
  using NodeOf::NodeOf;
};

struct ClearExpression final : NodeOf<Expression, ExpressionKind::clear> {
  using NodeOf::NodeOf;
};

struct LeaveExpression final : NodeOf<Expression, ExpressionKind::leave> {
  using NodeOf::NodeOf;
};

struct ListExpression final : NodeOf<Expression, ExpressionKind::list> {
  using NodeOf::NodeOf;
  std::vector<ExpressionPtr> elements;
};

struct RecordEntry {
  Name name;
  ExpressionPtr value;
};

/// `{ acno: "A00001", contributors: [] }`: only in the `given` and `expect` of tests.
struct RecordExpression final : NodeOf<Expression, ExpressionKind::record> {
  using NodeOf::NodeOf;
  std::vector<RecordEntry> entries;
};

enum class BoundKind : uint8_t { integer, decimal, text };

struct Bound {
  BoundKind kind = BoundKind::integer;
  std::string text;  // "-5", "0.5", "1900-01-01"
  Span span;
};

/// `1..300`, `1..`: both ends belong to it; a missing high end is open.
struct Range {
  Bound low;
  std::optional<Bound> high;
  Span span;
};

struct RangeExpression final : NodeOf<Expression, ExpressionKind::range> {
  using NodeOf::NodeOf;
  Range range;
};

}  // namespace damson::syntax
