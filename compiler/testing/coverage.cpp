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
  for (size_t arm = 0; arm < names.arms.size(); ++arm) note(group, arms.taken(choice, arm) != 0, {names.name, names.arms[arm]});
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
  for (const auto& point : program.points) note(coverage.rejection_points, points.contains({"", point.name}), {"", point.name});
  for (const auto& rule : program.skip_rules) note(coverage.skip_rules, skips.contains({rule.map, rule.name}), {rule.map, rule.name});
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
