// The records that stand in tests, read by the schema of their source or target.
#pragma once

#include "compiler/check/context.h"

namespace damson::checking {

enum class TestSide : uint8_t {
  given,     // may break what the schema demands: rejections are tested so
  expected,  // a value that the schema forbids could never come out
};

/// The fields that `record` names; nothing after a problem.
std::optional<typed::TestValue> check_test_record(Context& context, const syntax::RecordExpression& record,
                                                  const Schema& schema, TestSide side);

}  // namespace damson::checking
