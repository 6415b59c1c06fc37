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

TEST_CASE("a record is not written that is too large to be read again, and the largest one is read again") {
  const Type type = Type::record_of({{"a", Type(TypeKind::text)}});
  constexpr size_t around = std::string_view("{\"a\":\"\"}\n").size();
  const std::string letters(limits::record_bytes, 'y');
  const auto write = [&](size_t bytes, Storage& storage) {
    Arena arena;
    Column records = make_column(type, 1, arena);
    records.field(0).values<Text>()[0] = Text(letters).substr(0, bytes - around);
    test::TargetWriting writing(storage, "ndjson(\"f\")", type);
    writing.add(records);
    writing.publish();
  };
  test::MemoryStorage storage;
  CHECK_THROWS_WITH(write(limits::record_bytes + 1, storage), doctest::Contains("longer than 256 MiB"));
  CHECK(storage.files.empty());
  write(limits::record_bytes, storage);
  const auto read = test::read_records(storage, "{ a: text }", "ndjson(\"f\")", {});
  CHECK(read.rows.size() == 1);
  CHECK(read.id().empty());
}

}  // namespace damson
