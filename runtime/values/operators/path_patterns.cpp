// Matches paths against the arms of a `paths` block and fills their holes.
#include "runtime/values/operators/path_patterns.h"

#include <array>
#include <charconv>
#include <memory>

#include <fmt/format.h>

#include "runtime/values/operators/path_regex.h"

namespace damson {

namespace {

using Hole = PathPattern::Hole;

int path_digits(Text text, int place, int count) {
  int value = 0;
  std::from_chars(text.data() + place, text.data() + place + count, value);
  return value;
}

std::optional<Date> date_of_hole(const DateFormat& format, Text text) {
  return make_date(path_digits(text, format.year, 4), path_digits(text, format.month, 2),
                   path_digits(text, format.day, 2));
}

Text text_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

/// All arms, compiled, with the place of each one's first hole among the result's fields.
struct PathMatcher {
  struct Arm {
    PathRegex pattern;
    size_t first_field;
  };
  std::vector<Arm> arms;
  size_t fields = 1;
  int most_groups = 1;

  /// Whether the arm takes the text; `groups` then holds what its groups found.
  static bool fits_arm(const PathRegex& pattern, Text text, std::vector<re2::StringPiece>& groups) {
    if (!text.starts_with(pattern.prefix) || !text.ends_with(pattern.suffix)) return false;
    const auto wanted = static_cast<size_t>(pattern.regex->re2().NumberOfCapturingGroups()) + 1;
    if (!RegexSearch(*pattern.regex, text).find(0, RE2::ANCHOR_BOTH, std::span(groups).first(wanted))) return false;
    for (const PathRegex::Hole& hole : pattern.holes) {
      if (hole.kind != Hole::Kind::date || !hole.format.whole_day()) continue;
      if (!date_of_hole(hole.format, text_of(groups[static_cast<size_t>(hole.group)]))) return false;
    }
    return true;
  }

  size_t arm_of(Text text, std::vector<re2::StringPiece>& groups) const {
    for (size_t i = 0; i < arms.size(); ++i) {
      if (fits_arm(arms[i].pattern, text, groups)) return i;
    }
    return arms.size();
  }
};

void fill_hole(const PathRegex::Hole& hole, Text text, Column& column, uint32_t row) {
  column.states[row] = State::present;
  if (hole.kind == Hole::Kind::integer) {
    std::from_chars(text.data(), text.data() + text.size(), column.values<int64_t>()[row]);
  } else if (hole.kind == Hole::Kind::date && hole.format.whole_day()) {
    column.values<Date>()[row] = *date_of_hole(hole.format, text);
  } else {
    column.values<Text>()[row] = text;
  }
}

void match_paths(const PathMatcher& matcher, const Column& paths, Column& out, Arena& arena) {
  std::vector<re2::StringPiece> groups(static_cast<size_t>(matcher.most_groups));
  int64_t* chosen = out.field(0).values<int64_t>();
  for (uint32_t row = 0; row < out.rows; ++row) {
    chosen[row] = 0;
    if (!paths.present(row)) {
      set_state(out, row, paths.state(row), paths.failure(row), arena);
      set_state(out.field(0), row, paths.state(row), paths.failure(row), arena);
      continue;
    }
    const size_t arm = matcher.arm_of(paths.value<Text>(row), groups);
    chosen[row] = static_cast<int64_t>(arm);
    if (arm == matcher.arms.size()) continue;
    size_t field = matcher.arms[arm].first_field;
    for (const PathRegex::Hole& hole : matcher.arms[arm].pattern.holes) {
      fill_hole(hole, text_of(groups[static_cast<size_t>(hole.group)]), out.field(field++), row);
    }
  }
}

/// The record's column: the arm's number, and every hole missing until an arm fills it.
Column unmatched_paths(const Type& type, uint32_t rows, Arena& arena) {
  Column out = make_column(type, rows, arena);
  for (size_t field = 1; field < type.fields().size(); ++field) {
    out.field(field) = make_missing_column(type.fields()[field].type, rows, arena);
  }
  return out;
}

bool same_part(const PathPattern::Part& a, const PathPattern::Part& b) {
  if (a.index() != b.index()) return false;
  if (const auto* literal = std::get_if<PathPattern::Literal>(&a))
    return literal->text == std::get<PathPattern::Literal>(b).text;
  if (const auto* hole = std::get_if<Hole>(&a)) {
    const Hole& other = std::get<Hole>(b);
    return hole->kind == other.kind && hole->format == other.format && hole->regex == other.regex;
  }
  return true;
}

bool same_pattern(const PathPattern& a, const PathPattern& b) {
  if (a.parts.size() != b.parts.size()) return false;
  for (size_t i = 0; i < a.parts.size(); ++i) {
    if (!same_part(a.parts[i], b.parts[i])) return false;
  }
  return true;
}

bool takes_every_path(const PathPattern& pattern) {
  if (pattern.parts.size() != 1) return false;
  if (std::holds_alternative<PathPattern::DoubleStar>(pattern.parts[0])) return true;
  const auto* hole = std::get_if<Hole>(&pattern.parts[0]);
  return hole != nullptr && hole->kind == Hole::Kind::any_depth;
}

/// The only text that a pattern without holes and stars fits.
std::optional<std::string> only_text(const PathPattern& pattern) {
  std::string text;
  for (const auto& part : pattern.parts) {
    const auto* literal = std::get_if<PathPattern::Literal>(&part);
    if (literal == nullptr) return std::nullopt;
    text += literal->text;
  }
  return text;
}

bool pattern_fits(const PathPattern& pattern, const std::string& text) {
  const auto compiled = compile_path_pattern(pattern);
  if (!compiled) return false;
  std::vector<re2::StringPiece> groups(static_cast<size_t>(compiled->regex->re2().NumberOfCapturingGroups()) + 1);
  return PathMatcher::fits_arm(*compiled, text, groups);
}

}  // namespace

TypeKind hole_type(const PathPattern::Hole& hole) {
  if (hole.kind == Hole::Kind::integer) return TypeKind::integer;
  if (hole.kind != Hole::Kind::date) return TypeKind::text;
  const auto format = read_date_format(hole.format);
  return format && format->whole_day() ? TypeKind::date : TypeKind::text;
}

Type path_match_type(const std::vector<PathPattern>& arms) {
  std::vector<Type::Field> fields = {{"arm", Type(TypeKind::integer)}};
  for (size_t arm = 0; arm < arms.size(); ++arm) {
    for (const auto& part : arms[arm].parts) {
      const auto* hole = std::get_if<Hole>(&part);
      if (hole == nullptr) continue;
      fields.push_back({fmt::format("{}_{}", arm, hole->name), Type(hole_type(*hole)).or_missing()});
    }
  }
  return Type::record_of(std::move(fields));
}

Result<BoundCall> bind_path_matcher(const std::vector<PathPattern>& arms) {
  auto matcher = std::make_shared<PathMatcher>();
  for (const PathPattern& arm : arms) {
    auto compiled = compile_path_pattern(arm);
    if (!compiled) return compiled.error();
    const size_t holes = compiled->holes.size();
    matcher->most_groups = std::max(matcher->most_groups, compiled->regex->re2().NumberOfCapturingGroups() + 1);
    matcher->arms.push_back({std::move(compiled.value()), matcher->fields});
    matcher->fields += holes;
  }
  BoundCall bound;
  bound.result = path_match_type(arms);
  bound.kernel = [matcher = std::shared_ptr<const PathMatcher>(std::move(matcher))](
                     std::span<const Column* const> arguments, uint32_t rows, Column& out, KernelContext& context) {
    out = unmatched_paths(*out.type, rows, context.arena);
    match_paths(*matcher, *arguments[0], out, context.arena);
  };
  return bound;
}

std::optional<size_t> hidden_by(const std::vector<PathPattern>& arms, size_t index) {
  const auto text = only_text(arms[index]);
  for (size_t earlier = 0; earlier < index; ++earlier) {
    if (takes_every_path(arms[earlier]) || same_pattern(arms[earlier], arms[index])) return earlier;
    if (text && pattern_fits(arms[earlier], *text)) return earlier;
  }
  return std::nullopt;
}

}  // namespace damson
