// Finding the rules that a test names.
#include "compiler/check/test_outcomes.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/check/constant_text.h"
#include "compiler/diagnostics/unknown_outcome.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::checking {

namespace {

/// A name that a test may write, and the rule that it means.
using RuleNames = std::vector<std::pair<std::string, std::string>>;

/// What stands behind the map's name: `creators.missing` of `works.creators.missing`.
std::string_view behind_map(const Checking& all, std::string_view point) {
  std::string_view rest;
  for (const auto& map : all.checked.maps) {
    if (!point.starts_with(map.name + ".")) continue;
    const std::string_view behind = point.substr(map.name.size() + 1);
    if (rest.empty() || behind.size() < rest.size()) rest = behind;
  }
  return rest;
}

/// A rejection point by its whole name, or by the field in front of its kind, with or without the map.
void add_point_names(const Checking& all, const std::string& point, RuleNames& names) {
  const std::string_view behind = behind_map(all, point);
  const size_t map = point.size() - behind.size();
  names.emplace_back(point, point);
  names.emplace_back(std::string(behind), point);
  for (size_t dot = behind.find('.'); dot != std::string_view::npos; dot = behind.find('.', dot + 1)) {
    names.emplace_back(point.substr(0, map + dot), point);
    names.emplace_back(std::string(behind.substr(0, dot)), point);
  }
}

RuleNames rule_names(const Checking& all, syntax::TestOutcome outcome) {
  RuleNames names;
  if (outcome == syntax::TestOutcome::rejected) {
    for (const auto& point : all.checked.program.points) add_point_names(all, point.name, names);
  } else if (outcome == syntax::TestOutcome::skipped) {
    for (const auto& rule : all.checked.program.skip_rules) names.emplace_back(rule.name, rule.name);
  } else {
    for (const auto& map : all.checked.maps) {
      for (const auto& rule : map.uniqueness) {
        if (rule.keep != Uniqueness::Keep::reject_second) names.emplace_back(rule.name, rule.name);
      }
    }
  }
  return names;
}

typed::TestOutcome typed_outcome(syntax::TestOutcome outcome) {
  if (outcome == syntax::TestOutcome::skipped) return typed::TestOutcome::skipped;
  return outcome == syntax::TestOutcome::rejected ? typed::TestOutcome::rejected : typed::TestOutcome::duplicate;
}

Problem cannot_happen(const syntax::TestExpectation& written) {
  switch (written.outcome) {
    case syntax::TestOutcome::skipped: return unknown_outcome(written.span, "no map of this spec skips anything");
    case syntax::TestOutcome::duplicate:
      return unknown_outcome(written.span, "no target of this spec says `unique by`")
          .note(
              "without it a second record with the same key is rejected: `expect rejected at \"…\"` with the key's "
              "name");
    case syntax::TestOutcome::rejected:
    case syntax::TestOutcome::record: break;
  }
  return unknown_outcome(written.span, "no map of this spec can reject anything");
}

/// The map's name and the point that a name of a rule begins with, or nothing.
std::string_view map_in(const Checking& all, std::string_view name) {
  size_t length = 0;
  for (const auto& map : all.checked.maps) {
    if (name.starts_with(map.name + ".")) length = std::max(length, map.name.size() + 1);
  }
  return name.substr(0, length);
}

/// The rule that was meant, most likely: one of the same map, where there is one that it begins with.
std::optional<std::string> nearest_rule(const Checking& all, const std::string& at, const RuleNames& names) {
  const std::string_view map = map_in(all, at);
  std::vector<std::string_view> known;
  for (const auto& [name, rule] : names) {
    if (name.starts_with(map)) known.push_back(std::string_view(name).substr(map.size()));
  }
  const auto near = nearest_name(std::string_view(at).substr(map.size()), known);
  return near ? std::optional(fmt::format("{}{}", map, *near)) : std::nullopt;
}

Problem no_such_rule(const Checking& all, const syntax::TestExpectation& written, const std::string& at,
                     const RuleNames& names) {
  const std::string_view what = written.outcome == syntax::TestOutcome::rejected  ? "no rejection point is called"
                                : written.outcome == syntax::TestOutcome::skipped ? "nothing is skipped because"
                                                                                  : "no `unique by` says because";
  auto draft = unknown_outcome(written.at->span, fmt::format("{} \"{}\"", what, at));
  if (const auto near = nearest_rule(all, at, names)) {
    const std::string text = constant_text({*near});
    return draft.label(fmt::format("did you mean {}?", text)).suggest(written.at->span, text);
  }
  return draft.note("`damson check` lists what can happen to a record, by name");
}

}  // namespace

std::optional<typed::OutcomeExpected> check_test_outcome(Checking& all, const syntax::TestExpectation& written) {
  typed::OutcomeExpected expected{.outcome = typed_outcome(written.outcome), .at = {}, .rules = {}};
  const RuleNames names = rule_names(all, written.outcome);
  if (names.empty()) {
    all.report(cannot_happen(written));
    return std::nullopt;
  }
  if (written.at) expected.at = template_text(all.texts, *written.at);
  for (const auto& [name, rule] : names) {
    const bool meant = !written.at || name == expected.at;
    if (meant && std::find(expected.rules.begin(), expected.rules.end(), rule) == expected.rules.end())
      expected.rules.push_back(rule);
  }
  if (!expected.rules.empty()) return expected;
  all.report(no_such_rule(all, written, expected.at, names));
  return std::nullopt;
}

}  // namespace damson::checking
