// What every target promises: a plan says what a run will hold, records that are lost leave no trace, and what was
// written reads back.
#include <doctest/doctest.h>

#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

const std::vector<std::string> calls{R"(csv("o[1]*.csv", absent: "n/a", delimiter: ";"))",
                                     R"(ndjson("o[1]*.csv", absent: "omit"))", R"(json("o[1]*.csv"))",
                                     R"(ndjson("o[1]*.csv"))"};

/// `id`, and a text: missing, empty, like what stands for missing, with delimiters.
Column three_records(const Type& type, int64_t first, Arena& arena) {
  const std::vector<std::optional<Text>> names{std::nullopt, "", "n/a", "x;\"y\"\n"};
  Column records = make_column(type, 3, arena);
  for (uint32_t row = 0; row < 3; ++row) {
    records.field(0).values<int64_t>()[row] = first + row;
    const auto& name = names[static_cast<size_t>(first + row) % names.size()];
    records.field(1).values<Text>()[row] = name.value_or("");
    if (!name) set_state(records.field(1), row, State::missing, 0, arena);
  }
  return records;
}

const Type record_type =
    Type::record_of({{"id", Type(TypeKind::integer)}, {"name", Type(TypeKind::text).or_missing()}});

/// Six batches of three records, of which every third batch loses its middle, and every fourth everything.
std::vector<RecordRange> kept_of(size_t batch) {
  if (batch % 4 == 0) return {};
  if (batch % 3 == 0) return {{0, 1}, {2, 3}};
  return {{0, 3}};
}

SinkSummary write_batches(test::TargetWriting& writing) {
  Arena arena;
  for (size_t batch = 0; batch < 7; ++batch)
    writing.add(three_records(record_type, static_cast<int64_t>(batch * 3), arena), kept_of(batch));
  return writing.publish();
}

std::vector<std::string> read_target(std::string_view call, Storage& storage) {
  test::SpecReader reader(call);
  const Connector& connector = *find_connector(reader.name());
  const ConnectorArguments arguments = reader.arguments(connector.target_parameters);
  const SourceRequest request{.name = "t", .schema_name = "T", .schema = &record_type, .read = &record_type};
  auto opened = open_target_reader(connector, arguments, request, storage);
  REQUIRE(std::holds_alternative<std::unique_ptr<Source>>(opened));
  Source& source = *std::get<0>(opened);
  Snapshots snapshots;
  REQUIRE_FALSE(source.pin(snapshots));
  auto begun = source.read({.block_bytes = 10});
  REQUIRE(std::holds_alternative<std::unique_ptr<RecordReader>>(begun));
  RecordReader& records = *std::get<0>(begun);
  std::vector<std::string> rows;
  const auto block = records.make_block();
  while (std::get<bool>(records.next(*block))) {
    RecordBatch batch;
    Arena arena;
    Failures failures;
    records.parse(*block, batch, arena, failures);
    REQUIRE_FALSE(batch.problem);
    for (uint32_t row = 0; row < batch.records.rows; ++row)
      test::write_row(batch.records, row, failures, rows.emplace_back());
  }
  return rows;
}

}  // namespace

TEST_CASE("records that are lost leave no trace in a target, and what was written reads back") {
  std::vector<std::string> expected;
  for (size_t batch = 0; batch < 7; ++batch) {
    Arena arena;
    const Failures none;
    const Column records = three_records(record_type, static_cast<int64_t>(batch * 3), arena);
    for (const RecordRange& range : kept_of(batch)) {
      for (size_t row = range.begin; row < range.end; ++row)
        test::write_row(records, static_cast<uint32_t>(row), none, expected.emplace_back());
    }
  }
  for (const std::string& call : calls) {
    CAPTURE(call);
    test::MemoryStorage storage;
    test::TargetWriting writing(storage, call, record_type);
    const SinkSummary made = write_batches(writing);
    CHECK(made.records == expected.size());
    CHECK(made.bytes == storage.files.at(writing.sink().file()).size());
    CHECK(read_target(call, storage) == expected);
  }
}

TEST_CASE("a plan of a target says what the run will hold, and writes nothing") {
  for (const std::string& call : calls) {
    CAPTURE(call);
    test::MemoryStorage storage;
    test::TargetWriting planned(storage, call, record_type, SinkMode::plan);
    const SinkSummary plan = write_batches(planned);
    CHECK(storage.files.empty());
    CHECK_FALSE(std::get<bool>(planned.sink().would_replace()));
    test::TargetWriting staged(storage, call, record_type);
    const SinkSummary run = write_batches(staged);
    CHECK(std::get<bool>(staged.sink().would_replace()));
    CHECK(plan.digest == run.digest);
    CHECK(plan.bytes == run.bytes);
    CHECK(plan.records == run.records);
    CHECK(plan.place == run.place);
  }
}

}  // namespace damson
