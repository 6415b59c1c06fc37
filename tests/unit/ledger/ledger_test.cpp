// The journal of runs.
#include "runtime/ledger/ledger.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "runtime/ledger/database.h"

using namespace damson;
namespace fs = std::filesystem;

namespace {

/// A folder of the test's own, gone afterwards.
struct LedgerFolder {
  fs::path path = fs::temp_directory_path() / ("damson_ledger_" + std::to_string(::getpid()));
  LedgerFolder() { fs::remove_all(path); }
  ~LedgerFolder() { fs::remove_all(path); }
  std::string file() const { return (path / "ledger.sqlite").string(); }
};

std::string ask_ledger(const LedgerFolder& folder, const char* question) {
  auto database = Database::open(folder.file());
  REQUIRE(database.ok());
  const auto answer = database->ask(question);
  REQUIRE(answer.ok());
  return *answer;
}

Ledger opened(const LedgerFolder& folder) {
  auto ledger = Ledger::open(folder.path.string());
  REQUIRE(std::holds_alternative<Ledger>(ledger));
  return std::get<Ledger>(std::move(ledger));
}

std::string refused(const LedgerFolder& folder) {
  const auto ledger = Ledger::open(folder.path.string());
  REQUIRE(std::holds_alternative<Problem>(ledger));
  return std::get<Problem>(ledger).id;
}

}  // namespace

TEST_CASE("a run is entered before it starts and again when it ends") {
  LedgerFolder folder;
  Ledger ledger = opened(folder);
  const int64_t run = std::get<int64_t>(ledger.record_start("Works", "ff"));
  CHECK(ask_ledger(folder, "select ending is null from runs") == "1");

  RunReport report;
  report.parameters = {{"batch", "A"}};
  report.sources = {{"works", 3, 30, {"a.csv", "b.csv"}}};
  MapReport map;
  map.name = "works";
  map.units = 3;
  map.loaded = 1;
  map.rejected = {2, {{"works.id.missing", "", 1, {}}, {"works.id.missing", "", 1, {}}, {"never", "", 0, {}}}};
  report.maps = {map};
  report.targets = {{"assets", "out.ndjson", 1, 10, "abcd"}};
  CHECK(std::holds_alternative<std::monostate>(ledger.record_finish(run, report, RunEnding::published)));

  CHECK(ask_ledger(folder, "select ending from runs") == "published");
  CHECK(ask_ledger(folder, "select value from parameters where name = 'batch'") == "A");
  CHECK(ask_ledger(folder, "select group_concat(file) from source_files") == "a.csv,b.csv");
  CHECK(ask_ledger(folder, "select rejected from maps") == "2");
  CHECK(ask_ledger(folder, "select group_concat(rule || count) from outcomes") == "works.id.missing2");
  CHECK(ask_ledger(folder, "select digest from targets") == "abcd");
}

TEST_CASE("the ledger goes on where it was") {
  LedgerFolder folder;
  CHECK(std::get<int64_t>(opened(folder).record_start("Works", "ff")) == 1);
  CHECK(std::get<int64_t>(opened(folder).record_start("Works", "ff")) == 2);
}

TEST_CASE("a damaged ledger is refused and left alone") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  std::ofstream(folder.file()) << "this is not a database at all, but long enough to have a header of its own, is it not? "
                                  "A hundred bytes of text.";
  const auto size = fs::file_size(folder.file());
  CHECK(refused(folder) == "E0791");
  CHECK(fs::file_size(folder.file()) == size);
}

TEST_CASE("a ledger of a later version is refused") {
  LedgerFolder folder;
  { Ledger ledger = opened(folder); }
  REQUIRE(Database::open(folder.file())->run("pragma user_version = 99").ok());
  CHECK(refused(folder) == "E0792");
}

TEST_CASE("a state folder that cannot be made is a problem with its name") {
  LedgerFolder folder;
  std::ofstream(folder.path) << "a file where the folder should be";
  const auto ledger = Ledger::open((folder.path / "state").string());
  REQUIRE(std::holds_alternative<Problem>(ledger));
  CHECK(std::get<Problem>(ledger).id == "E0790");
}

TEST_CASE("a report that cannot be entered whole is not entered in part") {
  LedgerFolder folder;
  Ledger ledger = opened(folder);
  const int64_t run = std::get<int64_t>(ledger.record_start("Works", "ff"));
  RunReport report;
  report.sources = {{"works", 1, 1, {}}};
  report.targets = {{"assets", "a", 1, 1, ""}, {"assets", "b", 1, 1, ""}};  // one name twice breaks the table's key
  CHECK(std::holds_alternative<Problem>(ledger.record_finish(run, report, RunEnding::published)));
  CHECK(ask_ledger(folder, "select count(*) from sources") == "0");
}
