// What quarantine files are called: one name for one map of one spec.
#include "runtime/engine/pipeline/quarantine_names.h"

#include <set>

#include "runtime/values/unicode.h"
#include "tests/support/csv_migration.h"

namespace damson {

namespace {

using test::CsvMigration;
using test::MemoryStorage;
using test::Ran;
using test::run_once;

std::string folder_of(const std::string& base, const std::string& spec, const std::string& state) {
  Program program;
  program.base_folder = base;
  program.spec_files = {spec};
  return QuarantineNames(program, state).folder();
}

/// The names of a program whose sources are called like that, one map each.
std::vector<std::string> names_of(const std::vector<std::string>& sources) {
  CsvMigration migration;
  Program& program = migration.program;
  program.maps.clear();
  program.sources.clear();
  for (uint32_t i = 0; i < sources.size(); ++i) {
    migration.add_source(sources[i], "people.csv");
    migration.add_map(sources[i], i, 0);
  }
  const QuarantineNames names(program, "state");
  std::vector<std::string> found;
  for (uint32_t i = 0; i < sources.size(); ++i) {
    const QuarantinePaths paths = names.of(i, "csv");
    CHECK(paths.reasons == paths.records + ".reasons.ndjson");
    found.push_back(paths.records.substr(names.folder().size() + 1));
  }
  return found;
}

}  // namespace

TEST_CASE("the folder is the spec's own") {
  CHECK(folder_of("", "museum.damson", "") == ".damson/quarantine/museum");
  CHECK(folder_of("", "museum", "") == ".damson/quarantine/museum%");
  CHECK(folder_of("", "museum.txt", "") == ".damson/quarantine/museum%2Etxt%");
  CHECK(folder_of("", "old museum.damson", "") == ".damson/quarantine/old%20museum");
  CHECK(folder_of("specs", "museum.damson", "../state") == "../state/quarantine/specs%2Fmuseum");
  CHECK(folder_of("a/specs", "museum.damson", "../../b/state") ==
        "../../b/state/quarantine/%2E%2E%2Fa%2Fspecs%2Fmuseum");
}

TEST_CASE("names that differ have files that differ") {
  CHECK(names_of({"works"}) == std::vector<std::string>{"works.csv"});
  CHECK(
      names_of({"Objects/2020", "Objects:2020", "Objects_2020", "Objects%2F2020"}) ==
      std::vector<std::string>{"Objects%2F2020.csv", "Objects%3A2020.csv", "Objects_2020.csv", "Objects%252F2020.csv"});
  CHECK(names_of({"a", "a.csv", "a.csv.reasons"}) ==
        std::vector<std::string>{"a.csv", "a%2Ecsv.csv", "a%2Ecsv%2Ereasons.csv"});
  CHECK(names_of({".", "..", "a\nb", "日本"}) ==
        std::vector<std::string>{"%2E.csv", "%2E%2E.csv", "a%0Ab.csv", "日本.csv"});
}

TEST_CASE("names that some file system takes for one differ by a number") {
  CHECK(names_of({"works", "Works", "WORKS"}) == std::vector<std::string>{"works.csv", "Works~2.csv", "WORKS~3.csv"});
  CHECK(names_of({"Äpfel", "äpfel", "A\u0308pfel", "Straße", "STRASSE"}) ==
        std::vector<std::string>{"Äpfel.csv", "äpfel~2.csv", "A\u0308pfel~3.csv", "Straße.csv", "STRASSE~2.csv"});
  CHECK(names_of({"works~2", "works", "Works"}) ==
        std::vector<std::string>{"works%7E2.csv", "works.csv", "Works~2.csv"});
}

TEST_CASE("names that are too long for a file system are cut and differ by a digest") {
  const std::string lengthy(300, 'a');
  const std::string accents = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "é";
    return "x" + text;
  }();
  const auto names = names_of({lengthy, lengthy + "b", lengthy + "c", accents, std::string(150, 'd')});
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  for (const std::string& name : names) CHECK(name.size() <= 190);
  CHECK(names[0].starts_with(std::string(150, 'a') + "~"));
  CHECK_FALSE(first_invalid_utf8(names[3]));
  CHECK(names[4] == std::string(150, 'd') + ".csv");
}

TEST_CASE("two maps of one name do not share a file") {
  CsvMigration migration;
  migration.add_target("second", "second.csv");
  migration.program.maps.clear();
  migration.add_map("people->out", 0, 0);
  migration.add_map("people->second", 0, 1);
  migration.add_map("people->out", 0, 0);
  const QuarantineNames names(migration.program, "");
  CHECK(names.of(0, "csv").records == ".damson/quarantine/people/people.to.out.csv");
  CHECK(names.of(1, "json").records == ".damson/quarantine/people/people.to.second.json");
  CHECK(names.of(2, "csv").records == ".damson/quarantine/people/people.to.out~2.csv");
}

TEST_CASE("a state folder with signs of patterns in its name is no pattern") {
  const CsvMigration migration;
  EngineOptions options;
  options.state_folder = "st[a]*";
  const std::map<std::string, std::string> files = {{"people.csv", "id,name,n,group\na,Ann,5,x\n"},
                                                    {"st[a]*/quarantine/people/old.csv", "old"},
                                                    {"st[a]*/quarantine/people/old.csv.reasons.ndjson", "old"},
                                                    {"sta9/quarantine/people/old.csv", "old"},
                                                    {"sta9/quarantine/people/old.csv.reasons.ndjson", "old"}};
  const Ran ran = run_once(migration.program, files, options);
  CHECK(ran.result.exit == ExitCode::done);
  CHECK_FALSE(ran.files.contains("st[a]*/quarantine/people/old.csv"));
  CHECK_FALSE(ran.files.contains("st[a]*/quarantine/people/old.csv.reasons.ndjson"));
  CHECK(ran.files.contains("sta9/quarantine/people/old.csv"));
  CHECK(ran.files.contains("sta9/quarantine/people/old.csv.reasons.ndjson"));
}

TEST_CASE("a source that is called otherwise leaves nothing behind, a failed run everything") {
  CsvMigration migration;
  EngineOptions options;
  options.state_folder = "state";
  const std::string rejected = "id,name,n,group\na,Ann,many,x\n";
  const Ran first = run_once(migration.program, {{"people.csv", rejected}}, options);
  REQUIRE(first.files.contains("state/quarantine/people/people.csv"));

  migration.program.sources[0].name = "persons";
  migration.program.maps[0].name = "persons";
  std::map<std::string, std::string> files = first.files;
  files["people.csv"] = "id,name\n";
  const Ran failed = run_once(migration.program, files, options);
  REQUIRE(failed.result.exit != ExitCode::done);
  CHECK(failed.files == files);

  const Ran second = run_once(migration.program, first.files, options);
  CHECK(second.files.contains("state/quarantine/people/persons.csv"));
  CHECK_FALSE(second.files.contains("state/quarantine/people/people.csv"));
  CHECK_FALSE(second.files.contains("state/quarantine/people/people.csv.reasons.ndjson"));

  files = second.files;
  files["people.csv"] = "id,name,n,group\na,Ann,5,x\n";
  const Ran third = run_once(migration.program, files, options);
  CHECK_FALSE(third.files.contains("state/quarantine/people/persons.csv"));
  CHECK_FALSE(third.files.contains("state/quarantine/people/persons.csv.reasons.ndjson"));
}

}  // namespace damson
