// Arms, `pattern => result`, which serve `case`, `vocabulary` and `paths` alike.
#pragma once

#include <vector>

#include "compiler/syntax/clause.h"
#include "compiler/syntax/path_pattern.h"

namespace damson::syntax {

enum class ArmPatternKind : uint8_t {
  text,     // "A"
  path,     // "**/{acno}.tif": text in a `paths`
  regex,    // /^A/
  number,   // 5, -0.5
  range,    // 1..5
  boolean,  // true
  missing,
  otherwise,  // else
};

struct ArmPattern {
  ArmPatternKind kind = ArmPatternKind::otherwise;
  Span span;
  TextPtr text;          // of `text`; a pattern with `{…}` in it is for the checker to refuse
  PathPattern path;      // of `path`
  Regex regex;           // of `regex`
  Bound number;          // of `number`
  Range range;           // of `range`
  bool boolean = false;  // of `boolean`
};

struct Arm {
  std::vector<ArmPattern> patterns;  // empty only when `broken`
  Action result;
  Span span;
  DocComment doc;
  bool broken = false;  // a problem was reported: what it matches is not known
};

/// `case v { "A", "B" => … else => … }`
struct CaseExpression final : NodeOf<Expression, ExpressionKind::case_of> {
  using NodeOf::NodeOf;
  ExpressionPtr subject;
  std::vector<Arm> arms;
};

}  // namespace damson::syntax
