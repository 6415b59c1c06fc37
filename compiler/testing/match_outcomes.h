// What a test expects to become of units, held against the books of the run.
#pragma once

#include "compiler/testing/test_result.h"
#include "runtime/report/run_report.h"

namespace damson::testing {

/// What happened, a line for each rule that something met.
std::vector<UnitEnding> endings_of(const RunReport& report);

/// Every expected outcome is that of a unit of its own. One failure for each that is not.
std::vector<TestFailure> match_outcomes(const typed::Test& test, const std::vector<UnitEnding>& endings);

}  // namespace damson::testing
