// What a test gives, as the records that a source reads.
#pragma once

#include "compiler/check/typed_test.h"

namespace damson::testing {

/// One JSON object a line, each with the fields that the test names.
std::string given_records(const std::vector<typed::TestValue>& records);

}  // namespace damson::testing
