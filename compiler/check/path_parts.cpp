// Reading the patterns of a `paths` block, and finding arms that nothing reaches.
#include "compiler/check/path_parts.h"

#include <fmt/format.h>

#include <set>

#include "compiler/check/constraints.h"
#include "compiler/diagnostics/declared_twice.h"
#include "compiler/diagnostics/unreachable_arm.h"
#include "compiler/diagnostics/wrong_argument.h"
#include "compiler/diagnostics/wrong_pattern.h"

namespace damson::checking {

namespace {

PathPattern::Hole::Kind hole_kind(syntax::HoleConstraint constraint) {
  using Kind = PathPattern::Hole::Kind;
  switch (constraint) {
    case syntax::HoleConstraint::none: return Kind::part;
    case syntax::HoleConstraint::any_depth: return Kind::any_depth;
    case syntax::HoleConstraint::integer: return Kind::integer;
    case syntax::HoleConstraint::date: return Kind::date;
    case syntax::HoleConstraint::regex: return Kind::regex;
  }
  return Kind::part;
}

PathPattern::Part pattern_part(const syntax::PatternPart& part) {
  switch (part.kind) {
    case syntax::PatternPartKind::literal: return PathPattern::Literal{part.text};
    case syntax::PatternPartKind::star: return PathPattern::Star{};
    case syntax::PatternPartKind::double_star: return PathPattern::DoubleStar{};
    case syntax::PatternPartKind::hole: break;
  }
  const syntax::Hole& hole = part.hole;
  return PathPattern::Hole{.kind = hole_kind(hole.constraint),
                           .name = hole.name.text,
                           .format = hole.date_format,
                           .regex = {hole.regex.pattern, hole.regex.ignore_case}};
}

bool check_holes(Checking& all, const syntax::PathPattern& written) {
  std::set<std::string> names;
  bool good = true;
  for (const auto& part : written.parts) {
    if (part.kind != syntax::PatternPartKind::hole) continue;
    if (!names.insert(part.hole.name.text).second) {
      all.report(declared_twice(part.hole.name.span, part.hole.name.text).label("one arm fills each hole once"));
      good = false;
    }
    if (part.hole.constraint == syntax::HoleConstraint::regex) good &= check_regex(all, part.hole.regex);
  }
  return good;
}

/// Whether the pattern can be matched at all: a date format that is none, an expression that is too large.
bool check_matcher(Checking& all, const PathPattern& pattern, Span span) {
  const auto matcher = bind_path_matcher({pattern});
  if (!matcher) all.report(wrong_argument(span, matcher.error().message));
  return matcher.ok();
}

}  // namespace

std::optional<PathArms> path_arms(Checking& all, const std::vector<syntax::Arm>& arms) {
  PathArms result;
  result.text = "match_path(_";
  bool good = true;
  const syntax::ArmPattern* otherwise = nullptr;
  for (const auto& arm : arms) {
    good &= !arm.broken;
    for (const auto& written : arm.patterns) {
      if (otherwise != nullptr) {
        all.report(
            unreachable_arm(written.span).label("nothing gets here").related(otherwise->span, "this takes it first"));
        good = false;
        continue;
      }
      if (written.kind == syntax::ArmPatternKind::otherwise) {
        otherwise = &written;
        continue;
      }
      if (written.kind != syntax::ArmPatternKind::path) {
        all.report(wrong_pattern(written.span, "this pattern", "a path")
                       .note("an arm of `paths` is a text with holes: \"{folder}/{name}.jpg\""));
        good = false;
        continue;
      }
      PathPattern pattern;
      for (const auto& part : written.path.parts) pattern.parts.push_back(pattern_part(part));
      if (!check_holes(all, written.path) || !check_matcher(all, pattern, written.span)) {
        good = false;
        continue;
      }
      result.text += fmt::format(", {}", all.texts.slice(written.span));
      result.patterns.push_back(std::move(pattern));
      result.written.push_back(&arm);
      const auto hider = hidden_by(result.patterns, result.patterns.size() - 1);
      if (!hider) continue;
      all.report(unreachable_arm(written.span)
                     .label("nothing gets here")
                     .related(result.written[*hider]->patterns.front().span, "this takes it first"));
      good = false;
    }
    if (!arm.patterns.empty() && arm.patterns.back().kind == syntax::ArmPatternKind::otherwise &&
        otherwise == &arm.patterns.back()) {
      result.written.push_back(&arm);
    }
  }
  result.has_else = otherwise != nullptr;
  result.text += ")";
  if (!good) return std::nullopt;
  return result;
}

}  // namespace damson::checking
