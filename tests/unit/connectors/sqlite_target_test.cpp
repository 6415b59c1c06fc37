// Tables of SQLite databases as targets: values there and back, all or nothing, and what others do to the database
// meanwhile.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "compiler/driver/compile.h"
#include "runtime/connectors/connector_steps.h"
#include "runtime/connectors/one_pass.h"
#include "runtime/engine/engine.h"
#include "runtime/publication/publish_together.h"
#include "tests/support/sqlite_bytes.h"
#include "tests/unit/connectors/read_records.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

using test::dump_of;
using test::TemporaryFolder;

void execute(const TemporaryFolder& folder, const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_open(folder.place("d.sqlite").c_str(), &database);
  char* error = nullptr;
  const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error);
  const std::string words = error == nullptr ? "" : error;
  REQUIRE_MESSAGE(code == SQLITE_OK, words);
  sqlite3_close(database);
}

/// Remembers the steps, as the ledger does.
class RememberedSteps final : public Journal {
 public:
  std::optional<Problem> intend(std::span<const PublishStep> intended) override {
    steps.assign(intended.begin(), intended.end());
    if (before_first) before_first();
    return std::nullopt;
  }
  std::optional<Problem> published() override { return published_problem; }
  std::optional<Problem> taken_back() override { return std::nullopt; }
  std::optional<Problem> settled() override { return std::nullopt; }

  std::vector<PublishStep> steps;
  std::function<void()> before_first;
  std::optional<Problem> published_problem;
};

RunResult run_spec(const TemporaryFolder& folder, const std::string& spec, EngineOptions options = EngineOptions()) {
  CompiledSpec compiled = compile_text("spec.damson", spec, folder.path());
  std::string problems;
  for (const Problem& problem : compiled.problems.all()) problems += problem.message + "\n";
  REQUIRE_MESSAGE(compiled.program.has_value(), problems);
  options.state_folder = "state";
  const auto storage = disk_storage(folder.path());
  return damson::run(*compiled.program, options, *storage);
}

EngineOptions with(Journal& journal) {
  EngineOptions options;
  options.journal = &journal;
  return options;
}

std::string problem_id(const RunResult& result) {
  return result.report.problems.empty() ? "" : result.report.problems.front().id;
}
std::string problem_words(const RunResult& result) {
  return result.report.problems.empty() ? "" : result.report.problems.front().message;
}

const std::string two_tables = R"(
schema In { id: int, name: text?, group: int? }
schema Thing { key id: int, name: text?, group: int? }
schema Group { key id: int }
source things_in: In from csv("in.csv")
target things: Thing to sqlite("d.sqlite", table: "things")
target groups: Group to sqlite("d.sqlite", table: "groups") { unique by id keep first because "one is enough" }
target listed: Thing to csv("listed.csv")
map things_in -> things { keep id, name, group }
map things_in -> listed { keep id, name, group }
map things_in -> groups { skip when group is missing because "in no group"  id = group on missing 0 }
)";

const std::string three_rows = "id,name,group\n1,a,7\n2,,\n3,c,7\n";

const std::string three_rows_written =
    "CREATE TABLE \"things\" (\n  \"id\" INTEGER NOT NULL PRIMARY KEY,\n  \"name\" TEXT,\n  \"group\" INTEGER\n);\n"
    "INSERT INTO \"things\" VALUES(1,'a',7);\nINSERT INTO \"things\" VALUES(2,NULL,NULL);\nINSERT INTO \"things\" "
    "VALUES(3,'c',7);\n"
    "CREATE TABLE \"groups\" (\n  \"id\" INTEGER NOT NULL PRIMARY KEY\n);\nINSERT INTO \"groups\" VALUES(7);\n";

size_t staged_files(const TemporaryFolder& folder) {
  size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    count += entry.path().filename().string().find("damson-staged") != std::string::npos ? 1 : 0;
  return count;
}

UnfinishedRun unfinished(const RememberedSteps& journal) {
  return {.run = 1, .started = "now", .spec = "s", .published = false, .steps = journal.steps};
}

}  // namespace

TEST_CASE("values of every type are in the table what they were, and read back as that") {
  const TemporaryFolder folder;
  const std::string fields =
      "key id: int, flag: bool, price: decimal?, share: float, title: text, place: path, day: date?, hour: time, "
      "moment: datetime, tags: list of text, "
      "part: { a: int, b: text? }?, more: any?";
  folder.write(
      "in.ndjson",
      R"({"id":-9223372036854775808,"flag":true,"price":12345678901234567890.12,"share":0.1,"title":"it's \"x\"","place":"a/b c","day":"2020-02-29","hour":"12:30:00","moment":"2020-01-01T10:00:00+02:00","tags":["a","b"],"part":{"a":1,"b":null},"more":{"k":[1,null]}})"
      "\n"
      R"({"id":9223372036854775807,"flag":false,"price":null,"share":-1e300,"title":"","place":"z","day":null,"hour":"00:00:00","moment":"1999-12-31T23:59:59Z","tags":[],"part":null,"more":"text"})"
      "\n");
  const std::string spec = fmt::format(R"(
schema T {{ {} }}
source s: T from ndjson("in.ndjson")
target t: T to sqlite("d.sqlite", table: "t")
target plain: T to ndjson("plain.ndjson")
map s -> t {{ keep id, flag, price, share, title, place, day, hour, moment, tags, part, more }}
map s -> plain {{ keep id, flag, price, share, title, place, day, hour, moment, tags, part, more }}
)",
                                       fields);
  CompiledSpec compiled = compile_text("spec.damson", spec, folder.path());
  REQUIRE(compiled.program.has_value());
  const auto storage = disk_storage(folder.path());
  EngineOptions options;
  options.state_folder = "state";
  const RunResult result = damson::run(*compiled.program, options, *storage);
  REQUIRE_MESSAGE(result.exit == ExitCode::done, problem_words(result));
  CHECK(dump_of(folder.place("d.sqlite")).find("'12345678901234567890.12'") != std::string::npos);

  const Type& type = compiled.program->targets.front().schema;
  const SourceRequest request{.name = "t", .schema_name = "T", .schema = &type, .key = {"id"}, .read = &type};
  const ConnectorArguments arguments{{"file", ConstantValue{std::string("d.sqlite")}},
                                     {"table", ConstantValue{std::string("t")}}};
  auto opened = open_target_reader(*find_connector("sqlite"), arguments, request, *storage);
  REQUIRE(std::holds_alternative<std::unique_ptr<Source>>(opened));
  Snapshots snapshots;
  REQUIRE_FALSE(std::get<0>(opened)->pin(snapshots));
  auto reader = std::move(std::get<0>(std::get<0>(opened)->read({})));
  const auto block = reader->make_block();
  std::string read_back;
  while (std::get<bool>(reader->next(*block))) {
    RecordBatch batch;
    Arena arena;
    Failures failures;
    reader->parse(*block, batch, arena, failures);
    REQUIRE_FALSE(batch.problem);
    for (uint32_t row = 0; row < batch.records.rows; ++row) {
      write_json(batch.records, row, read_back);
      read_back += "\n";
    }
  }
  CHECK(read_back == folder.read("plain.ndjson"));
}

TEST_CASE("a lock of somebody else is told, and no target is there") {
  const TemporaryFolder folder;
  folder.write("in.csv", three_rows);
  execute(folder, "create table other (x)");
  const std::string before = folder.read("d.sqlite");
  sqlite3* writer = nullptr;
  sqlite3_open(folder.place("d.sqlite").c_str(), &writer);
  sqlite3_exec(writer, "begin immediate", nullptr, nullptr, nullptr);
  const RunResult result = run_spec(folder, two_tables);
  sqlite3_exec(writer, "rollback", nullptr, nullptr, nullptr);
  sqlite3_close(writer);
  CHECK(problem_id(result) == "E0745");
  CHECK(problem_words(result).ends_with("another program holds a lock on it"));
  CHECK(result.exit == ExitCode::world_failed);
  CHECK(result.report.published == Published::nothing);
  CHECK(folder.read("d.sqlite") == before);
  CHECK_FALSE(std::filesystem::exists(folder.place("listed.csv")));
  CHECK(staged_files(folder) == 0);
}

TEST_CASE("a key that somebody else has put there since the run looked breaks it off, and nothing of it stays") {
  const TemporaryFolder folder;
  folder.write("in.csv", three_rows);
  REQUIRE(run_spec(folder, two_tables).exit == ExitCode::done);
  CHECK(dump_of(folder.place("d.sqlite")) == three_rows_written);
  folder.write("in.csv", "id,name,group\n4,d,\n5,e,8\n");
  RememberedSteps journal;
  journal.before_first = [&] { execute(folder, "insert into things values (5, 'other', null)"); };
  const RunResult result = run_spec(folder, two_tables, with(journal));
  CHECK(problem_id(result) == "E0866");
  CHECK(problem_words(result) ==
        "the table things of `d.sqlite` does not take a record: another row has the same `things.id`, and was put "
        "there after the run had looked");
  REQUIRE(result.report.problems.front().data.size() == 1);
  CHECK(result.report.problems.front().data.front().file == "in.csv");
  CHECK(result.report.problems.front().data.front().record == 2);
  CHECK(result.report.problems.front().data.front().line == 3);
  const std::string dump = dump_of(folder.place("d.sqlite"));
  CHECK(dump.find("(4,") == std::string::npos);
  CHECK(dump.find("VALUES(8)") == std::string::npos);
  CHECK(folder.read("listed.csv") == three_rows);
  CHECK(staged_files(folder) == 0);
}

TEST_CASE("a database that was made for a run goes with it when the run is taken back") {
  const TemporaryFolder folder;
  folder.write("in.csv", three_rows);
  RememberedSteps journal;
  journal.before_first = [&] {
    std::filesystem::create_directory(folder.place("listed.csv"));
  };  // the file cannot be put there
  const RunResult result = run_spec(folder, two_tables, with(journal));
  CHECK(result.exit != ExitCode::done);
  CHECK(result.report.published == Published::nothing);
  CHECK_FALSE(std::filesystem::exists(folder.place("d.sqlite")));
  CHECK(staged_files(folder) == 0);
}

TEST_CASE("taking back removes exactly what the run has put there") {
  struct Case {
    const char* name;
    const char* others;  // what somebody else does after the run
    const char* stays;   // of the dump; null: it is refused
  };
  const Case cases[] = {
      {"nothing", "", ""},
      {"a row of their own", "insert into things values (9, 'z', null)",
       "CREATE TABLE \"things\" (\n  \"id\" INTEGER NOT NULL PRIMARY KEY,\n  \"name\" TEXT,\n  \"group\" "
       "INTEGER\n);\nINSERT INTO \"things\" VALUES(9,'z',NULL);\n"},
      {"a changed row", "update things set name = 'other' where id = 3", nullptr},
      {"a row that is gone", "delete from groups", nullptr},
      {"a table that is gone", "drop table groups", nullptr},
      {"rows that refer to the run's", "create table r (t integer references things (id)); insert into r values (3)",
       nullptr},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const TemporaryFolder folder;
    folder.write("in.csv", three_rows);
    RememberedSteps journal;
    Problem crash;
    crash.id = "E0795";
    journal.published_problem = crash;  // nothing is settled: what was staged is still there
    REQUIRE(run_spec(folder, two_tables, with(journal)).report.published == Published::everything);
    REQUIRE(dump_of(folder.place("d.sqlite")) == three_rows_written);
    if (*one.others != 0) execute(folder, one.others);
    const std::string before = dump_of(folder.place("d.sqlite"));

    const auto storage = disk_storage(folder.path());
    ConnectorSteps steps(*storage);
    NullJournal nobody;
    const Publication taken_back = take_back(unfinished(journal), steps, nobody);
    if (one.stays == nullptr) {
      CHECK(taken_back.problem.has_value());
      CHECK(dump_of(folder.place("d.sqlite")) == before);
      // whatever others did, what is there can stay
      CHECK(finish(unfinished(journal), steps, nobody).published == Published::everything);
      CHECK(staged_files(folder) == 0);
      continue;
    }
    CHECK(taken_back.published == Published::nothing);
    CHECK(std::filesystem::exists(folder.place("d.sqlite")) == (*one.stays != 0));
    if (*one.stays != 0) CHECK(dump_of(folder.place("d.sqlite")) == one.stays);
    CHECK_FALSE(std::filesystem::exists(folder.place("listed.csv")));
    CHECK(staged_files(folder) == 0);
  }
}

TEST_CASE("rows that were staged and are damaged never get into the database") {
  const TemporaryFolder folder;
  folder.write("in.csv", three_rows);
  RememberedSteps journal;
  for (const bool cut : {true, false}) {
    journal.before_first = [&] {
      const std::string staged = journal.steps.back().staged;
      std::string bytes = folder.read(staged);
      if (cut)
        bytes.resize(bytes.size() - 5);
      else
        bytes[bytes.find("groups") + 60] ^= 1;
      folder.write(staged, bytes);
    };
    const RunResult result = run_spec(folder, two_tables, with(journal));
    CHECK(result.exit == ExitCode::world_failed);
    CHECK(result.report.published == Published::nothing);
    CHECK_FALSE(std::filesystem::exists(folder.place("d.sqlite")));
  }
}

TEST_CASE(
    "a table is the same on any number of threads, in blocks of any size, row by row, and a plan says its digest") {
  std::string input = "id,name,group\n";
  for (int i = 0; i < 20'000; ++i)
    input += fmt::format("{},{},{}\n", i * 7919 % 30'011, i % 3 == 0 ? "" : fmt::format("name {}", i), i % 50);
  std::optional<std::string> first;
  std::vector<std::string> digests;
  struct Setting {
    unsigned threads;
    size_t block_bytes;
    bool naive;
  };
  for (const Setting& setting :
       {Setting{1, 512 << 10, false}, {2, 4'000, false}, {8, 10'000, false}, {2, 512 << 10, true}}) {
    const TemporaryFolder folder;
    folder.write("in.csv", input);
    EngineOptions options;
    options.threads = setting.threads;
    options.block_bytes = setting.block_bytes;
    options.naive = setting.naive;
    options.plan = true;
    const RunResult plan = run_spec(folder, two_tables, options);
    CHECK_FALSE(std::filesystem::exists(folder.place("d.sqlite")));
    options.plan = false;
    const RunResult done = run_spec(folder, two_tables, options);
    REQUIRE(done.exit == ExitCode::done);
    REQUIRE(plan.report.targets.size() == done.report.targets.size());
    for (size_t i = 0; i < done.report.targets.size(); ++i) {
      CHECK(plan.report.targets[i].digest == done.report.targets[i].digest);
      CHECK(plan.report.targets[i].records == done.report.targets[i].records);
      CHECK(plan.report.targets[i].path == done.report.targets[i].path);
    }
    const std::string dump = dump_of(folder.place("d.sqlite"));
    if (!first) first = dump;
    CHECK(dump == *first);
  }
}

}  // namespace damson
