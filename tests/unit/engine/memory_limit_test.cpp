// What a run remembers is bounded, and it says so at the same record whatever the threads and batches.
#include "tests/support/csv_migration.h"

namespace damson {

using test::CsvMigration;
using test::Ran;
using test::run_every_way;
using test::run_once;

namespace {

std::string many_people(int count) {
  std::string people = "id,name,n,group\n";
  for (int i = 0; i < count; ++i) people += "p" + std::to_string(i) + ",Ann,5,x\n";
  return people;
}

EngineOptions with_memory(size_t bytes) {
  EngineOptions options;
  options.state_folder = "state";
  options.memory_bytes = bytes;
  return options;
}

}  // namespace

TEST_CASE("keys that outgrow the memory that a run may use end it, always at the same record") {
  const CsvMigration migration;
  const Ran ran = run_every_way(migration.program, {{"people.csv", many_people(2000)}}, with_memory(40'000));
  CHECK(ran.result.exit == ExitCode::checks_failed);
  REQUIRE(ran.result.report.problems.size() == 1);
  CHECK(ran.result.report.problems.front().id == "E0811");
  CHECK(ran.result.report.problems.front().message ==
        "with the keys of `out` the run must remember more than the 40.0 KB that it may");
  CHECK(ran.result.report.maps.front().loaded > 100);
  CHECK(ran.result.report.maps.front().loaded < 2000);
  CHECK(ran.files.count("out.csv") == 0);
}

TEST_CASE("a run that keeps within its memory is done") {
  const CsvMigration migration;
  CHECK(run_once(migration.program, {{"people.csv", many_people(2000)}}, with_memory(200'000)).result.exit ==
        ExitCode::done);
}

}  // namespace damson
