// What `damson test` found out about one spec.
#pragma once

#include <optional>

#include "compiler/driver/compile.h"
#include "compiler/testing/coverage.h"

namespace damson {

struct TestedSpec {
  ArmCounts arms;  // before the program, which counts there
  CompiledSpec spec;
  std::vector<testing::TestResult> results;
  std::optional<testing::Coverage> coverage;  // when all tests were run, and there are any
  ExitCode exit = ExitCode::done;

  size_t passed() const;
  size_t failed() const { return results.size() - passed(); }
};

/// "museum.damson", line 88.
struct TestPlace {
  std::string file;
  uint32_t line = 0;
};
TestPlace place_of(const TestedSpec& tested, Span span);

/// A group of what tests may exercise, by its names in words and in JSON.
struct NamedCoverage {
  std::string_view key;   // "rejection_points"
  std::string_view one;   // "rejection point"
  std::string_view many;  // "rejection points"
  std::string_view of;    // what an entry belongs to, in JSON: "map"; empty when it belongs to nothing
  const testing::CoverageGroup* group;
};
std::vector<NamedCoverage> groups_of(const testing::Coverage& coverage);

}  // namespace damson
