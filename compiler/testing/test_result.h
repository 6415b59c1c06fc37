// What became of a test: what it expected and did not get, and what happened to the records that it gave.
#pragma once

#include <string>
#include <vector>

#include "compiler/check/typed_test.h"
#include "runtime/base/exit_code.h"
#include "runtime/diagnostics/problem.h"

namespace damson::testing {

/// One field of the record that comes nearest to the expected one.
struct FieldDifference {
  std::string field;     // "creators[2].name"
  std::string expected;  // as a spec would write it
  std::string got;
};

struct TestFailure {
  Span span;            // of the `expect`
  std::string message;  // "no record of `assets` is like this"
  std::vector<FieldDifference> differences = {};
};

/// Units of one map that ended alike, or a record that came out.
struct UnitEnding {
  std::string map;
  std::string outcome;  // "loaded", "skipped", "rejected", "duplicate"
  std::string rule = {};
  uint64_t count = 0;
  std::string reason = {};  // of the first of them
};

struct TestResult {
  const typed::Test* test = nullptr;
  std::vector<TestFailure> failures = {};
  std::vector<UnitEnding> endings = {};
  std::vector<Problem> problems = {};  // that kept it from being run to its end
  ExitCode exit = ExitCode::done;      // done, checks_failed or world_failed
  double seconds = 0;

  bool passed() const { return exit == ExitCode::done; }
};

}  // namespace damson::testing
