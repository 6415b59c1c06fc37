// Files that change between being found and being read, or while they are read.
#include <doctest/doctest.h>

#include <filesystem>

#include "runtime/connectors/one_pass.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

constexpr int record_count = 1000;

std::string many_records() {
  std::string text;
  for (int i = 0; i < record_count; ++i) text += "{\"a\":\"" + std::to_string(1000 + i) + "\"}\n";
  return text;
}

struct Reading {
  std::unique_ptr<Source> source;
  std::optional<Problem> problem;
  size_t records = 0;
};

/// Reads `f` and does `meanwhile` when some blocks have been read, `before` when it has been pinned.
template <class Before, class Meanwhile>
Reading read_while(const test::TemporaryFolder& folder, Before before, Meanwhile meanwhile) {
  const Type type = Type::record_of({{"a", Type(TypeKind::text)}});
  const Connector& connector = *find_connector("ndjson");
  const auto storage = disk_storage(folder.path());
  const SourceRequest request{.name = "things", .schema_name = "Thing", .schema = &type, .read = &type};
  auto found = connector.open_source({{"file", ConstantValue{std::string("f")}}}, request, *storage);
  Reading reading;
  reading.source = std::move(std::get<0>(found));
  Snapshots snapshots;
  REQUIRE_FALSE(reading.source->pin(snapshots));
  before();
  auto opened = reading.source->read({.block_bytes = 500});
  if (Problem* problem = std::get_if<Problem>(&opened)) {
    reading.problem = std::move(*problem);
    return reading;
  }
  RecordReader& reader = *std::get<0>(opened);
  const auto block = reader.make_block();
  for (size_t blocks = 0;; ++blocks) {
    if (blocks == 3) meanwhile();
    auto more = reader.next(*block);
    if (Problem* problem = std::get_if<Problem>(&more)) reading.problem = std::move(*problem);
    if (reading.problem || !std::get<bool>(more)) return reading;
    RecordBatch batch;
    Arena arena;
    Failures failures;
    reader.parse(*block, batch, arena, failures);
    reading.records += batch.records.rows;
  }
}

constexpr auto nothing = [] {};

}  // namespace

TEST_CASE("a file that nobody touches is read whole") {
  const test::TemporaryFolder folder;
  folder.write("f", many_records());
  const Reading reading = read_while(folder, nothing, nothing);
  CHECK_FALSE(reading.problem);
  CHECK(reading.records == record_count);
}

TEST_CASE("a file that changes while it is read is told, at a line's end too") {
  const test::TemporaryFolder folder;
  const std::string place = folder.place("f");
  const std::string content = many_records();
  const auto told = [&](const auto& before, const auto& meanwhile) {
    folder.write("f", content);
    const Reading reading = read_while(folder, before, meanwhile);
    REQUIRE(reading.problem);
    CHECK(reading.problem->id == "E0808");
    return reading.problem->message;
  };
  SUBCASE("cut at a line's end") {
    const std::string message =
        told(nothing, [&] { std::filesystem::resize_file(place, content.size() / 2 / 13 * 13); });
    CHECK(message == "`f` changed while the run read it: it had 13000 bytes at first and has 6500 now");
  }
  SUBCASE("appended to") {
    told(nothing, [&] { std::ofstream(place, std::ios::app) << "{\"a\":\"x\"}\n"; });
  }
  SUBCASE("written again with as many bytes") {
    told(nothing, [&] {
      std::filesystem::last_write_time(place, std::filesystem::last_write_time(place) + std::chrono::seconds(1));
    });
  }
  SUBCASE("replaced between being found and being read") {
    const std::string message = told(
        [&] {
          folder.write("g", content);
          std::filesystem::rename(folder.place("g"), place);
        },
        nothing);
    CHECK(message == "`f` changed while the run read it: another file has taken its place");
  }
  SUBCASE("cut between being found and being read") {
    told([&] { std::filesystem::resize_file(place, 13); }, nothing);
  }
}

TEST_CASE("a file that is replaced while it is read is read to its end as it was") {
  const test::TemporaryFolder folder;
  folder.write("f", many_records());
  const Reading reading = read_while(folder, nothing, [&] {
    folder.write("g", "");
    std::filesystem::rename(folder.place("g"), folder.place("f"));
  });
  CHECK_FALSE(reading.problem);
  CHECK(reading.records == record_count);
}

}  // namespace damson
