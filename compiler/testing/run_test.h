// Runs one test: the whole program on the records that it gives, with nothing written anywhere.
#pragma once

#include "compiler/testing/test_result.h"
#include "runtime/connectors/storage.h"

namespace damson::testing {

/// Points the program's sources and targets at the test's memory; they stay so. What the spec expects of a whole run is
/// left out. `disk` is where files of tests are read.
TestResult run_test(Program& program, const typed::Test& test, Storage& disk);

}  // namespace damson::testing
