// Keys that must be unique: which record keeps one, over all maps of a target.
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::CsvMigration;
using test::Ran;
using test::run_every_way;

const std::string repeated =
    "id,name,n,group\n"
    "a,Ann,5,x\n"
    "b,Bob,7,x\n"
    "a,Amy,9,x\n"
    "a,Abe,9,x\n"
    "b,Ben,,x\n"
    "a,bad,11,x\n";

Uniqueness keeping(Uniqueness::Keep keep) {
  return {.keep = keep, .name = "one record a person", .point = 0, .by = {1}, .max = 2};
}

Ran ran_with(std::vector<Uniqueness> rules) {
  CsvMigration migration;
  migration.program.maps[0].uniqueness = std::move(rules);
  return run_every_way(migration.program, {{"people.csv", repeated}});
}

}  // namespace

TEST_CASE("keep first") {
  const Ran ran = ran_with({keeping(Uniqueness::Keep::first)});
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nb,Bob,7\n");
  const MapReport& map = ran.result.report.maps.at(0);
  CHECK(map.duplicates.total == 3);
  REQUIRE(map.duplicates.by.size() == 1);
  CHECK(map.duplicates.by[0].name == "one record a person");
  CHECK(map.duplicates.by[0].examples.at(0).text == "\"a\" was already used by record 1 (people.csv, line 2)");
  CHECK(map.rejected.total == 1);
}

TEST_CASE("keep last: of those that are not rejected") {
  const Ran ran = ran_with({keeping(Uniqueness::Keep::last)});
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Abe,9\nb,Ben,\n");
  const MapReport& map = ran.result.report.maps.at(0);
  CHECK(map.duplicates.total == 3);
  CHECK(map.duplicates.by.at(0).examples.at(0).text == "\"a\" is kept from record 4 (people.csv, line 5)");
  CHECK(map.rejected.total == 1);
}

TEST_CASE("keep max: the first of equals, a missing number last") {
  const Ran ran = ran_with({keeping(Uniqueness::Keep::max)});
  CHECK(ran.files.at("out.csv") == "id,name,n\nb,Bob,7\na,Amy,9\n");
  CHECK(ran.result.report.maps.at(0).duplicates.total == 3);
}

TEST_CASE("rules in order: who loses to one does not take part in the next") {
  const Uniqueness by_number{.keep = Uniqueness::Keep::last, .name = "one a number", .point = 0, .by = {2}, .max = {}};
  const Ran ran = ran_with({keeping(Uniqueness::Keep::last), by_number});
  // Abe and Ben keep their ids; their numbers are 9 and none
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Abe,9\nb,Ben,\n");
  CHECK(ran.result.report.maps.at(0).duplicates.by.at(0).count == 3);
  CHECK(ran.result.report.maps.at(0).duplicates.by.at(1).count == 0);
}

TEST_CASE("a record that loses one key does not use up its others") {
  CsvMigration migration;
  const Uniqueness by_number{.keep = Uniqueness::Keep::first, .name = "one a number", .point = 0, .by = {2}, .max = {}};
  migration.program.maps[0].uniqueness.push_back(by_number);
  const Ran ran = run_every_way(migration.program, {{"people.csv",
                                                     "id,name,n,group\n"
                                                     "a,Ann,5,x\n"
                                                     "b,Bob,5,x\n"      // its number is used: a duplicate
                                                     "b,Ben,6,x\n"}});  // so its id is free
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nb,Ben,6\n");
}

TEST_CASE("several parts of a key") {
  CsvMigration migration;
  migration.program.maps[0].uniqueness = {
      {.keep = Uniqueness::Keep::reject_second, .name = {}, .point = CsvMigration::id_twice, .by = {1, 2}, .max = {}}};
  const Ran ran = run_every_way(migration.program, {{"people.csv", repeated}});
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nb,Bob,7\na,Amy,9\nb,Ben,\n");
  const auto& rejected = ran.result.report.maps.at(0).rejected.by.at(CsvMigration::id_twice);
  CHECK(rejected.examples.at(0).text == "key \"a\", 9 was already used by record 3 (people.csv, line 4)");
}

TEST_CASE("two sources feed one target, in the order of the maps") {
  CsvMigration migration;
  migration.add_source("friends", "friends.csv");
  migration.add_map("friends", 1, 0);
  for (const char* rule : {"id.missing", "n.error", "n.range", "id.twice", "require_1"}) {
    migration.program.points.push_back({std::string("friends.") + rule, ""});
  }
  migration.program.maps[1].uniqueness[0].point += 5;
  const Ran ran = run_every_way(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\n"},
                                                    {"friends.csv", "id,name,n,group\nb,Bob,6,x\na,Amy,7,x\n"}});
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nb,Bob,6\n");
  CHECK(ran.result.report.maps.at(1).rejected.by.at(3).examples.at(0).text ==
        "key \"a\" was already used by record 1 (people.csv, line 2)");
}

TEST_CASE("one source feeds two targets in one reading, and one target twice in two") {
  CsvMigration migration;
  migration.add_target("second", "second.csv");
  migration.add_map("people", 0, 1);
  migration.add_map("people", 0, 0);
  migration.program.maps[2].uniqueness.clear();
  migration.program.maps[0].uniqueness.clear();
  migration.program.maps[0].name = "first";
  migration.program.maps[2].name = "again";
  const Ran ran = run_every_way(migration.program, {{"people.csv", "id,name,n,group\na,Ann,5,x\nb,Bob,6,x\n"}});
  CHECK(ran.files.at("out.csv") == "id,name,n\na,Ann,5\nb,Bob,6\na,Ann,5\nb,Bob,6\n");
  CHECK(ran.files.at("second.csv") == "id,name,n\na,Ann,5\nb,Bob,6\n");
  CHECK(ran.result.report.sources.at(0).records == 2);
}

}  // namespace damson
