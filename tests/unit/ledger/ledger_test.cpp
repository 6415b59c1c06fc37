// The journal of runs.
#include "runtime/ledger/ledger.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "runtime/ledger/database.h"
#include "runtime/ledger/ledger_tables.h"

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
  const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", ".."}));
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
  CHECK(std::get<int64_t>(opened(folder).record_start({"Works", "ff", ".."})) == 1);
  CHECK(std::get<int64_t>(opened(folder).record_start({"Works", "ff", ".."})) == 2);
}

TEST_CASE("a damaged ledger is refused and left alone") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  std::ofstream(folder.file())
      << "this is not a database at all, but long enough to have a header of its own, is it not? "
         "A hundred bytes of text.";
  const auto size = fs::file_size(folder.file());
  CHECK(refused(folder) == "E0791");
  CHECK(fs::file_size(folder.file()) == size);
}

TEST_CASE("a file that is no ledger is never written over, however short it is") {
  for (const std::string& content :
       {std::string("x"), std::string("SQLite format 2, long ago"), std::string(99, '\0')}) {
    LedgerFolder folder;
    fs::create_directories(folder.path);
    std::ofstream(folder.file()) << content;
    CHECK(refused(folder) == "E0791");
    CHECK(fs::file_size(folder.file()) == content.size());
  }
}

TEST_CASE("an empty file, as a crash may leave it, becomes a ledger") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  std::ofstream(folder.file()).close();
  CHECK(std::get<int64_t>(opened(folder).record_start({"Works", "ff", ".."})) == 1);
}

TEST_CASE("a ledger of the first version is brought up to date and keeps its runs") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  {
    auto first = Database::open(folder.file());
    REQUIRE(first->run(ledger_migrations[0]).ok());
    REQUIRE(
        first
            ->run("insert into runs (started, spec, fingerprint, ending) values ('then', 'Works', 'ff', 'published');"
                  "insert into runs (started, spec, fingerprint) values ('then', 'Killed', 'ff'); pragma user_version "
                  "= 1")
            .ok());
  }
  Ledger ledger = opened(folder);
  CHECK(ask_ledger(folder, "pragma user_version") == std::to_string(ledger_version));
  CHECK(ask_ledger(folder, "select spec || ending from runs where id = 1") == "Workspublished");
  CHECK(std::get<0>(ledger.interrupted()).empty());  // of a run that was killed then, nobody knows how far it came
  CHECK(std::get<int64_t>(ledger.record_start({"Works", "ff", ".."})) == 3);
}

TEST_CASE("a ledger of the first version can be looked into without being changed") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  REQUIRE(Database::open(folder.file())
              ->run((std::string(ledger_migrations[0]) + "; pragma user_version = 1").c_str())
              .ok());
  auto looked = Ledger::open_to_read(folder.path.string());
  REQUIRE(std::get<0>(looked).has_value());
  CHECK(std::get<0>(std::get<0>(looked)->interrupted()).empty());
  CHECK(ask_ledger(folder, "pragma user_version") == "1");
}

TEST_CASE("what a run intends is known until it is published and settled, or taken back") {
  LedgerFolder folder;
  Ledger ledger = opened(folder);
  const std::vector<PublishStep> steps = {
      {.kind = PublishStep::Kind::remove_file, .place = "q.csv", .kept = ".q", .replaces = true},
      {.kind = PublishStep::Kind::put_file,
       .target = "works",
       .place = "out/a",
       .staged = ".s",
       .kept = ".k",
       .bytes = 12,
       .digest = "ab"}};
  for (const bool publish : {true, false}) {
    const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", "../project"}));
    const auto journal = ledger.journal_of(run);
    CHECK(std::get<0>(ledger.interrupted()).empty());
    CHECK_FALSE(journal->intend(steps));
    const auto interrupted = std::get<0>(ledger.interrupted());
    REQUIRE(interrupted.size() == 1);
    CHECK(interrupted[0].run.run == run);
    CHECK(interrupted[0].base == "../project");
    CHECK_FALSE(interrupted[0].run.published);
    REQUIRE(interrupted[0].run.steps.size() == 2);
    CHECK(interrupted[0].run.steps[0].kind == PublishStep::Kind::remove_file);
    CHECK(interrupted[0].run.steps[0].replaces);
    const PublishStep& put = interrupted[0].run.steps[1];
    CHECK(put.target + put.place + put.staged + put.kept + put.digest == "worksout/a.s.kab");
    CHECK(put.bytes == 12);
    if (publish) {
      CHECK_FALSE(journal->published());
      CHECK(std::get<0>(ledger.interrupted()).at(0).run.published);
      CHECK_FALSE(journal->settled());
    } else {
      CHECK_FALSE(journal->taken_back());
    }
    CHECK(std::get<0>(ledger.interrupted()).empty());
  }
}

TEST_CASE("a path that holds a secret is forgotten when it is not needed any more") {
  LedgerFolder folder;
  Ledger ledger = opened(folder);
  const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", ".."}));
  const auto journal = ledger.journal_of(run);
  const std::vector<PublishStep> steps = {
      {.place = "hush/a", .shown = "(secret)/a", .staged = ".hush", .kept = ".hush2"}};
  CHECK_FALSE(journal->intend(steps));
  CHECK(std::get<0>(ledger.interrupted()).at(0).run.steps.at(0).place == "hush/a");
  CHECK_FALSE(journal->published());
  CHECK_FALSE(journal->settled());
  CHECK(ask_ledger(folder, "select place || staged || kept from steps") == "(secret)/a");
}

TEST_CASE("a ledger of a later version is refused") {
  LedgerFolder folder;
  {
    Ledger ledger = opened(folder);
  }
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
  const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", ".."}));
  RunReport report;
  report.sources = {{"works", 1, 1, {}}};
  report.targets = {{"assets", "a", 1, 1, ""}, {"assets", "b", 1, 1, ""}};  // one name twice breaks the table's key
  CHECK(std::holds_alternative<Problem>(ledger.record_finish(run, report, RunEnding::published)));
  CHECK(ask_ledger(folder, "select count(*) from sources") == "0");
}

TEST_CASE("a ledger of the second version is brought up to date: it becomes a project of its own, and takes plans") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  {
    auto second = Database::open(folder.file());
    REQUIRE(second->run(ledger_migrations[0]).ok());
    REQUIRE(second->run(ledger_migrations[1]).ok());
    REQUIRE(
        second
            ->run("insert into runs (started, spec, fingerprint, ending, phase) values ('then', 'Works', 'ff', "
                  "'published', 'settled');"
                  "insert into steps values (1, 1, 'put file', 'a', 'a.csv', 'a.csv', '', '.a.csv.kept', 1, 5, 'aa');"
                  "pragma user_version = 2")
            .ok());
  }
  Ledger ledger = opened(folder);
  CHECK(ask_ledger(folder, "pragma user_version") == std::to_string(ledger_version));
  CHECK(ask_ledger(folder, "select spec || ending from runs where id = 1") == "Workspublished");
  CHECK(ask_ledger(folder, "select place from steps where run = 1") == "a.csv");
  const std::string project = std::get<std::string>(ledger.project());
  CHECK(project.size() == 32);
  CHECK(std::get<std::string>(opened(folder).project()) == project);
}

TEST_CASE("two ledgers are two projects, and digests with their keys differ") {
  std::string project;
  std::string digest;
  for (int round = 0; round < 2; ++round) {
    LedgerFolder folder;
    Ledger ledger = opened(folder);
    CHECK(std::get<std::string>(ledger.project()) != project);
    CHECK(std::get<std::string>(ledger.keyed_digest("secret")) != digest);
    project = std::get<std::string>(ledger.project());
    digest = std::get<std::string>(ledger.keyed_digest("secret"));
    CHECK(std::get<std::string>(ledger.keyed_digest("secret")) == digest);
    CHECK(std::get<std::string>(ledger.keyed_digest("secrets")) != digest);
  }
}

TEST_CASE("a plan is used up when its steps are intended, once, and again free when they were taken back") {
  LedgerFolder folder;
  Ledger ledger = opened(folder);
  CHECK_FALSE(std::get<0>(ledger.find_plan("p")));
  REQUIRE_FALSE(ledger.record_plan({.id = "p", .made = "now", .spec = "Works", .seal = "s"}));
  CHECK(std::get<0>(ledger.find_plan("p"))->run == 0);
  const PublishStep step{.place = "a.csv", .kept = ".k"};
  const auto run_it = [&] {
    const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", ".."}));
    return ledger.journal_of(run, "p")->intend({&step, 1});
  };
  CHECK_FALSE(run_it());
  CHECK(std::get<0>(ledger.find_plan("p"))->run == 1);
  CHECK(std::get<0>(ledger.find_plan("p"))->seal == "s");
  CHECK(run_it());
  CHECK(ask_ledger(folder, "select count(*) from steps") == "1");  // nothing of the second was written down
  CHECK_FALSE(ledger.journal_of(1)->taken_back());
  CHECK(std::get<0>(ledger.find_plan("p"))->run == 0);
  CHECK_FALSE(run_it());
  CHECK(std::get<0>(ledger.find_plan("p"))->run == 3);
}

TEST_CASE("a run that takes back another one, and what is forgotten, are told of every version of the ledger") {
  LedgerFolder folder;
  fs::create_directories(folder.path);
  {
    auto second = Database::open(folder.file());
    REQUIRE(second->run(ledger_migrations[0]).ok());
    REQUIRE(second->run(ledger_migrations[1]).ok());
    REQUIRE(
        second
            ->run("insert into runs (started, spec, fingerprint, ending, phase) values ('then', 'Works', 'ff', "
                  "'published', 'settled');"
                  "insert into steps values (1, 1, 'put file', 'a', 'a.csv', 'a.csv', '', '.a.csv.kept', 1, 5, 'aa');"
                  "pragma user_version = 2")
            .ok());
  }
  {
    auto looked_at = Ledger::open_to_read(folder.path.string());
    auto& ledger = std::get<0>(looked_at);
    REQUIRE(ledger);
    const auto runs = std::get<0>(ledger->past_runs());
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].published());
    CHECK(runs[0].reverted_by == 0);
    CHECK(std::get<0>(ledger->steps_of(1))[0].preserved.empty());
  }
  Ledger ledger = opened(folder);
  const int64_t run = std::get<int64_t>(ledger.record_start({"Works", "ff", ".."}));
  const PublishStep step{
      .place = "a.csv", .kept = ".k", .preserved = ".damson/runs/000002/before/1-a.csv", .replaces = true};
  REQUIRE_FALSE(ledger.journal_of(run)->intend({&step, 1}));
  REQUIRE_FALSE(ledger.journal_of(run)->published());
  CHECK(std::get<0>(ledger.steps_of(run))[0].preserved == step.preserved);
  const int64_t back =
      std::get<int64_t>(ledger.record_start({.spec = "Works", .fingerprint = "", .base = "..", .reverts = run}));
  CHECK(std::get<0>(ledger.past_runs())[1].reverted_by == 0);  // it has only begun
  REQUIRE_FALSE(ledger.journal_of(back)->intend({&step, 1}));
  REQUIRE_FALSE(ledger.journal_of(back)->published());
  REQUIRE_FALSE(ledger.forget(run));
  const auto runs = std::get<0>(ledger.past_runs());
  CHECK(runs[1].reverted_by == back);
  CHECK_FALSE(runs[1].forgotten.empty());
  CHECK(runs[2].reverts == run);
}
