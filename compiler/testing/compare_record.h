// A record that came out, held against what a test names of it.
#pragma once

#include "compiler/testing/test_result.h"

namespace damson::testing {

/// The fields that are not as expected, in the test's order; none when the record is like it. A record of which only
/// some fields are named is compared in those, inside lists too; lists are as long as expected.
std::vector<FieldDifference> differences(const typed::TestValue& expected, const Column& column, uint32_t row);

/// Everything that a record holds, as something to expect.
typed::TestValue whole_record(const Column& column, uint32_t row);

}  // namespace damson::testing
