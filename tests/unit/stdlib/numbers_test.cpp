// Numbers that a table cannot hold.
#include "tests/support/called.h"

using namespace damson;
using namespace damson::test;

TEST_CASE("brackets without an end are refused as a measure in one pass") {
  const std::string brackets(5'000'000, '(');
  CHECK(called("parse_measure", brackets).starts_with("error("));
}
