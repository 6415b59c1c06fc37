// The largest record is the same whatever the size of blocks.
#include <doctest/doctest.h>

#include "runtime/base/limits.h"
#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

/// A record of so many bytes, without its line break, after a small one.
std::string with_record_of(size_t bytes) {
  const std::string begin = "{\"a\":\"";
  const std::string end = "\"}";
  return "{\"a\":\"x\"}\n" + begin + std::string(bytes - begin.size() - end.size(), 'y') + end + "\n{\"a\":\"z\"}\n";
}

}  // namespace

TEST_CASE("a record larger than the limit is refused at the same line whatever the size of blocks") {
  test::MemoryStorage storage;
  storage.files["f"] = with_record_of(limits::record_bytes + 1);
  for (const size_t block_bytes : {size_t{512} << 10, size_t{3'000'000}, 2 * limits::record_bytes}) {
    CAPTURE(block_bytes);
    const auto result = test::read_records(storage, "{ a: text }", "ndjson(\"f\")", {.block_bytes = block_bytes});
    CHECK(result.rows.size() == 1);
    CHECK(result.id() == "E0716");
    REQUIRE(result.problem);
    CHECK(result.problem->data.front().line == 2);
  }
}

}  // namespace damson
