// Whole runs in memory: outcomes, quarantine, keys, the same whatever the threads, the batches and the evaluator.
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::CsvMigration;
using test::Ran;
using test::run_every_way;
using test::run_once;

const std::string people =
    "id,name,n,group\n"
    "a,Ann,5,x\n"
    "b,Bob,7,skip\n"
    ",Cid,8,x\n"
    "d,,9,x\n"
    "e,Eve,many,x\n"
    "a,Amy,11,x\n"
    "f,bad,12,x\n"
    "g,\"Gil\nGus\",1,x\n"
    "h,Hal,900,x\n"
    "d,Dan,14,x\n"
    "i,Ida,15,x\n";

uint64_t count_of(const std::vector<NamedCount>& counts, const std::string& name) {
  for (const NamedCount& count : counts) {
    if (count.name == name) return count.count;
  }
  FAIL("no count named " << name);
  return 0;
}

const NamedCount& named_count(const std::vector<NamedCount>& counts, const std::string& name) {
  for (const NamedCount& count : counts) {
    if (count.name == name) return count;
  }
  FAIL("no count named " << name);
  return counts.front();
}

}  // namespace

TEST_CASE("every record ends in one outcome, and rejected ones in quarantine") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  const Ran ran = run_every_way(migration.program, {{"people.csv", people}}, options);
  REQUIRE(ran.result.exit == ExitCode::done);
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nd,,9\ng,\"Gil\nGus\",1\ni,Ida,15\n");

  const MapReport& map = ran.result.report.maps.at(0);
  CHECK(map.units == 11);
  CHECK(map.loaded == 4);
  CHECK(map.skipped.total == 1);
  CHECK(map.rejected.total == 6);
  CHECK(map.duplicates.total == 0);
  CHECK(count_of(map.skipped.by, "group skip stays") == 1);
  CHECK(count_of(map.skipped.by, "never") == 0);
  CHECK(count_of(map.rejected.by, "people.id.missing") == 1);
  CHECK(count_of(map.rejected.by, "people.n.error") == 1);
  CHECK(count_of(map.rejected.by, "people.n.range") == 1);
  CHECK(count_of(map.rejected.by, "people.id.twice") == 2);
  CHECK(count_of(map.rejected.by, "people.require_1") == 1);
  const UnitExample& twice = named_count(map.rejected.by, "people.id.twice").examples.at(1);
  CHECK(twice.record == 10);
  CHECK(twice.line == 12);
  CHECK(twice.text == "key \"d\" was already used by record 4 (people.csv, line 5)");
  CHECK(named_count(map.rejected.by, "people.id.missing").examples.at(0).text == "`id` is missing");
  CHECK(named_count(map.rejected.by, "people.n.range").examples.at(0).text ==
        "900 is more than 100, the largest allowed");

  CHECK(map.quarantine_file == "state/quarantine/people/people.csv");
  CHECK(ran.files.at("state/quarantine/people/people.csv") ==
        "id,name,n,group\n,Cid,8,x\ne,Eve,many,x\na,Amy,11,x\nf,bad,12,x\nh,Hal,900,x\nd,Dan,14,x\n");
  const std::string& reasons = ran.files.at("state/quarantine/people/people.csv.reasons.ndjson");
  CHECK(
      reasons.starts_with("{\"point\":\"people.id.missing\",\"reason\":\"`id` is missing\",\"file\":\"people.csv\","
                          "\"record\":3,\"line\":4}\n"));
  CHECK(reasons.find("\"point\":\"people.require_1\",\"reason\":\"no bad\",\"file\":\"people.csv\",\"record\":7,"
                     "\"line\":8,\"key\":\"f\"}") != std::string::npos);
}

TEST_CASE("warnings count for loaded records only") {
  const CsvMigration migration;
  const Ran ran = run_every_way(migration.program, {{"people.csv", people}});
  const auto& warnings = ran.result.report.warnings;
  CHECK(named_count(warnings, "people.name.warning").count == 1);
  CHECK(named_count(warnings, "people.name.warning").examples.at(0).text == "no name for d");
  CHECK(named_count(warnings, "people.advise_1").count == 1);
  CHECK(named_count(warnings, "people.advise_1").examples.at(0).line == 9);
  CHECK(named_count(warnings, "people.advise_1").examples.at(0).text == "small numbers look odd");
}

TEST_CASE("a quarantine file that was put right is a source") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  const Ran first = run_once(migration.program, {{"people.csv", people}}, options);
  const Ran second =
      run_once(migration.program, {{"people.csv", first.files.at("state/quarantine/people/people.csv")}}, options);
  CHECK(second.result.report.maps.at(0).units == first.result.report.maps.at(0).rejected.total);
}

TEST_CASE("a run without rejects removes the quarantine of an earlier one") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  const std::map<std::string, std::string> files = {{"people.csv", "id,name,n,group\na,Ann,5,x\n"},
                                                    {"state/quarantine/people/people.csv", "old"},
                                                    {"state/quarantine/people/people.csv.reasons.ndjson", "old"}};
  const Ran ran = run_once(migration.program, files, options);
  CHECK(ran.result.exit == ExitCode::done);
  CHECK_FALSE(ran.files.contains("state/quarantine/people/people.csv"));
  CHECK_FALSE(ran.files.contains("state/quarantine/people/people.csv.reasons.ndjson"));
}

TEST_CASE("a plan writes nothing and knows the digest and the size") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  const Ran done = run_once(migration.program, {{"people.csv", people}}, options);
  options.plan = true;
  const Ran planned = run_every_way(migration.program, {{"people.csv", people}}, options);
  CHECK(planned.files.size() == 1);
  CHECK(planned.result.report.targets.at(0).digest == done.result.report.targets.at(0).digest);
  CHECK(planned.result.report.targets.at(0).bytes == done.files.at("out.csv").size());
  CHECK(planned.result.report.targets.at(0).records == 4);
  REQUIRE(planned.result.report.previews.size() == 3);
  CHECK(planned.result.report.previews[2].before == "g,\"Gil\nGus\",1,x");
  CHECK(planned.result.report.previews[2].after == R"({"id":"g","name":"Gil\nGus","n":1})");
  CHECK(planned.result.report.previews[2].unit.line == 9);
}

TEST_CASE("records and lines are counted file by file") {
  CsvMigration migration;
  migration.program.sources[0].connector.arguments["file"] = {"part*.csv"};
  const Ran ran = run_every_way(migration.program, {{"part1.csv", "id,name,n,group\na,A,5,x\nb,B,5,x\n"},
                                                    {"part2.csv", "id,name,n,group\nc,C,5,x\n\nb,B,5,x\n"}});
  const UnitExample& twice = named_count(ran.result.report.maps.at(0).rejected.by, "people.id.twice").examples.at(0);
  CHECK(twice.file == "part2.csv");
  CHECK(twice.text == "key \"b\" was already used by record 2 (part1.csv, line 3)");
  CHECK(ran.result.report.sources.at(0).files == std::vector<std::string>{"part1.csv", "part2.csv"});
}

TEST_CASE("a limit cuts the input at the same record whatever the batches") {
  const CsvMigration migration;
  EngineOptions options;
  options.limit = 4;
  const Ran ran = run_every_way(migration.program, {{"people.csv", people}}, options);
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nd,,9\n");
  CHECK(ran.result.report.maps.at(0).units == 4);
  CHECK(ran.result.report.limited);
}

TEST_CASE("a ragged row ends the run with its place, and nothing appears") {
  const CsvMigration migration;
  const std::string ragged = "id,name,n,group\na,Ann,5,x\nb,Bob,7,x\nc,Cid\nd,Dan,8,x\n";
  const Ran ran = run_every_way(migration.program, {{"people.csv", ragged}});
  CHECK(ran.result.exit == ExitCode::checks_failed);
  REQUIRE(ran.result.report.problems.size() == 1);
  REQUIRE_FALSE(ran.result.report.problems[0].data.empty());
  CHECK(ran.result.report.problems[0].data[0].record == 3);
  CHECK(ran.result.report.problems[0].data[0].line == 4);
  CHECK(ran.files.size() == 1);
}

TEST_CASE("a failure that the program does not know ends the run") {
  CsvMigration migration;
  migration.program.maps[0].body_judgements[0].validation.children[2].error.reset();
  const Ran ran = run_every_way(migration.program, {{"people.csv", people}});
  CHECK(ran.result.exit == ExitCode::checks_failed);
  CHECK(ran.result.report.problems.at(0).id == "E0803");
  CHECK(ran.result.report.problems.at(0).data.at(0).record == 5);
  CHECK(ran.files.size() == 1);
}

TEST_CASE("many records, many batches, the same bytes") {
  CsvMigration migration;
  std::string many = "id,name,n,group\n";
  for (int i = 0; i < 3000; ++i) {
    many += std::to_string(i * 7 % 2900) + ",name " + std::to_string(i) + "," + std::to_string(i % 103) + "," +
            (i % 11 == 0 ? "skip" : "x") + "\n";
  }
  EngineOptions options;
  options.block_bytes = 1000;
  const Ran ran = run_every_way(migration.program, {{"people.csv", many}}, options);
  const MapReport& map = ran.result.report.maps.at(0);
  CHECK(map.units == 3000);
  CHECK(map.loaded + map.skipped.total + map.rejected.total == 3000);
  CHECK(map.skipped.total == 273);
}

}  // namespace damson
