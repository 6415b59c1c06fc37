// References among the records of one target, over many readings.
#include <fmt/format.h>

#include "runtime/base/limits.h"
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::CsvMigration;
using test::Ran;

enum Point : PointId { id_missing, link_error, link_unmatched, id_twice };

/// people.csv, where `group` names the record before: id and name are the record's key and the key that the one before
/// got.
CsvMigration linked() {
  CsvMigration migration;
  Program& program = migration.program;
  program.points = {
      {"people.id.missing", ""}, {"people.name.error", ""}, {"people.name.unmatched", ""}, {"people.id.twice", ""}};
  program.references.push_back({.source = 0, .target = 0, .key_fields = {0}, .key = 0, .key_names = {"id"}});
  MapProgram map;
  map.name = "people";
  test::BlockBuilder scope(migration.constants);
  scope.input(migration.source_type);
  map.scope = scope.build({});
  test::BlockBuilder body(migration.constants);
  const Register record = body.input(migration.source_type);
  const Register id = body.field(record, 0);
  const Register before = body.field(record, 3);
  const Register link = body.step(migration.text.or_missing(), ReferenceStep{0, {before}});
  const Register n = body.field(record, 2);
  const Register whole = body.step(migration.target_type, RecordStep{{id, link, n}, false});
  map.body = body.build({whole, id});
  Validation checks{.missing = {}, .error = {}, .unmatched = {}, .constraints = {}, .children = {}};
  checks.children.resize(3);
  checks.children[0].missing = id_missing;
  checks.children[1].error = link_error;
  checks.children[1].unmatched = link_unmatched;
  map.body_judgements.push_back({.kind = Judgement::Kind::validate, .result = 0, .validation = checks});
  map.uniqueness.push_back(
      {.keep = Uniqueness::Keep::reject_second, .name = {}, .point = id_twice, .by = {1}, .max = {}});
  program.maps[0] = std::move(map);
  return migration;
}

TEST_CASE("a long row of references is followed to its end, and what the readings remember is given back") {
  std::string people = "id,name,n,group\n";
  for (int i = 0; i < 300; ++i) people += std::to_string(i) + ",,," + (i == 0 ? "" : std::to_string(i - 1)) + "\n";
  const CsvMigration migration = linked();
  const Ran ran = test::run_once(migration.program, {{"people.csv", people}});
  REQUIRE(ran.result.report.problems.empty());
  CHECK(ran.result.report.maps[0].loaded == 300);
  CHECK(ran.files.at("out.csv").ends_with("299,298,\n"));
}

TEST_CASE("a row of references that is longer than any real one ends the run") {
  std::string people = "id,name,n,group\n";
  for (uint32_t i = 0; i < limits::reference_readings + 2; ++i)
    people += fmt::format("{},,,{}\n", i, i == 0 ? "" : std::to_string(i - 1));
  const CsvMigration migration = linked();
  const Ran ran = test::run_once(migration.program, {{"people.csv", people}});
  REQUIRE(ran.result.report.problems.size() == 1);
  CHECK(ran.result.report.problems.front().id == "E0821");
  CHECK_FALSE(ran.files.contains("out.csv"));
}

TEST_CASE("threads, batches and evaluators agree about orphans, circles and what hangs on them") {
  const CsvMigration migration = linked();
  const Ran ran = test::run_every_way(migration.program, {{"people.csv",
                                                           "id,name,n,group\n"
                                                           "c,,,b\n"
                                                           "b,,,a\n"
                                                           "a,,,\n"
                                                           "x,,,y\n"
                                                           "y,,,x\n"
                                                           "z,,,x\n"
                                                           "o,,,nobody\n"
                                                           "p,,,o\n"
                                                           "a,,,c\n"}});
  CHECK(ran.files.at("out.csv") == "id,name,n\nc,b,\nb,a,\na,,\n");
  const MapReport& map = ran.result.report.maps[0];
  CHECK(map.loaded == 3);
  CHECK(map.rejected.total == 6);
  REQUIRE(map.rejected.by.size() == 4);
  CHECK(map.rejected.by[link_error].count == 4);
  CHECK(map.rejected.by[link_unmatched].count == 1);
  CHECK(map.rejected.by[id_twice].count == 1);
}

}  // namespace

}  // namespace damson
