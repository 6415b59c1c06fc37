// Adding up what tests exercised.
#include "compiler/testing/coverage.h"

#include <set>

namespace damson::testing {

namespace {

using MetRules = std::set<std::pair<std::string, std::string>>;  // map (of skip rules) and name

void note(CoverageGroup& group, bool met, Exercisable what) {
  ++group.total;
  if (!met) group.never.push_back(std::move(what));
}

void add_arms(const typed::ArmNames& names, size_t choice, const ArmCounts& arms, CoverageGroup& group) {
  for (size_t arm = 0; arm < names.arms.size(); ++arm)
    note(group, arms.taken(choice, arm) != 0, {names.name, names.arms[arm]});
}

}  // namespace

Coverage coverage_of(const Program& program, const std::vector<TestResult>& results, const ArmCounts& arms) {
  MetRules points;
  MetRules skips;
  for (const TestResult& result : results) {
    for (const UnitEnding& ending : result.endings) {
      if (ending.outcome == "rejected") points.emplace("", ending.rule);
      if (ending.outcome == "skipped") skips.emplace(ending.map, ending.rule);
    }
  }
  Coverage coverage;
  // a test's targets begin empty: nothing is there already
  std::set<PointId> never_met;
  for (const auto& map : program.maps) {
    for (const auto& rule : map.uniqueness) {
      if (!rule.fields.empty()) never_met.insert(rule.exists);
    }
  }
  for (PointId point = 0; point < program.points.size(); ++point) {
    const std::string& name = program.points[point].name;
    if (!never_met.contains(point)) note(coverage.rejection_points, points.contains({"", name}), {"", name});
  }
  for (const auto& rule : program.skip_rules)
    note(coverage.skip_rules, skips.contains({rule.map, rule.name}), {rule.map, rule.name});
  for (size_t choice = 0; choice < arms.size(); ++choice) {
    const typed::ArmNames& names = arms.names(choice);
    switch (names.kind) {
      case typed::ArmNames::Kind::vocabulary: add_arms(names, choice, arms, coverage.vocabulary_arms); break;
      case typed::ArmNames::Kind::paths: add_arms(names, choice, arms, coverage.path_arms); break;
      case typed::ArmNames::Kind::case_of: add_arms(names, choice, arms, coverage.case_arms); break;
    }
  }
  return coverage;
}

}  // namespace damson::testing
