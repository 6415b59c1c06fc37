// The left side of an arm of a `paths` declaration: `"**/{acno}_{size:int}.{ext}"`.
#pragma once

#include <string>
#include <vector>

#include "compiler/syntax/literal.h"

namespace damson::syntax {

enum class HoleConstraint : uint8_t {
  none,       // `{x}`: part of one segment
  any_depth,  // `{x:**}`
  integer,    // `{x:int}`
  date,       // `{x:date("YYYY-MM")}`
  regex,      // `{x:/re/}`
};

struct Hole {
  Name name;
  HoleConstraint constraint = HoleConstraint::none;
  Span constraint_span;
  std::string date_format;  // of `date`
  Regex regex;              // of `regex`
};

enum class PatternPartKind : uint8_t { literal, star, double_star, hole };

struct PatternPart {
  PatternPartKind kind = PatternPartKind::literal;
  Span span;
  std::string text;  // of `literal`, with escapes resolved
  Hole hole;         // of `hole`
};

struct PathPattern {
  std::vector<PatternPart> parts;
  Span span;
};

}  // namespace damson::syntax
