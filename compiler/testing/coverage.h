// What the tests of a spec exercise, and what they never do: rejection points, skip rules, arms.
#pragma once

#include "compiler/lower/arm_counts.h"
#include "compiler/testing/test_result.h"

namespace damson::testing {

/// Something that a test could exercise.
struct Exercisable {
  std::string of;    // the map of a skip rule, the vocabulary, paths block or `case` of an arm; empty for points
  std::string name;  // the point, the rule, the arm's left side
};

struct CoverageGroup {
  size_t total = 0;
  std::vector<Exercisable> never = {};
};

struct Coverage {
  CoverageGroup rejection_points;
  CoverageGroup skip_rules;
  CoverageGroup vocabulary_arms;
  CoverageGroup path_arms;
  CoverageGroup case_arms;
};

/// Of all of the spec's tests: `results` and `arms` are what they left.
Coverage coverage_of(const Program& program, const std::vector<TestResult>& results, const ArmCounts& arms);

}  // namespace damson::testing
