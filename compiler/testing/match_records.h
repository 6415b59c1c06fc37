// The records that a test expects of one target, found among those that came out.
#pragma once

#include "compiler/testing/record_list.h"
#include "compiler/testing/test_result.h"

namespace damson::testing {

struct WantedRecord {
  Span span;
  typed::TestValue record;
};

/// Every wanted record is like one of its own, in the same order; others may stand between them. One failure for each
/// that is not, with what keeps the nearest of the records that nobody wants from being it.
std::vector<TestFailure> match_records(const std::vector<WantedRecord>& wanted, const RecordList& records,
                                       const std::string& target);

}  // namespace damson::testing
