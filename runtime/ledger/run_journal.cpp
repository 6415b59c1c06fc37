// The journal of one run: its publish steps, and how far the run has come with them.
#include <cstdlib>

#include "runtime/base/utc_now.h"
#include "runtime/diagnostics/catalogue/journal_left_behind.h"
#include "runtime/diagnostics/catalogue/ledger_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/ledger/ledger_connection.h"

namespace damson {

namespace {

constexpr const char* put_file_word = "put file";
constexpr const char* remove_file_word = "remove file";
constexpr const char* change_store_word = "change store";
constexpr const char* revert_store_word = "revert store";

std::string kind_word(PublishStep::Kind kind) {
  switch (kind) {
    case PublishStep::Kind::put_file: return put_file_word;
    case PublishStep::Kind::remove_file: return remove_file_word;
    case PublishStep::Kind::change_store: return change_store_word;
    case PublishStep::Kind::revert_store: return revert_store_word;
  }
  return {};
}

/// The plan is used up; fails where it has been used before, or is not known.
Result<std::monostate> use_plan(Database& database, int64_t run, const std::string& plan) {
  if (plan.empty()) return std::monostate{};
  if (auto used = database.run("update plans set run = ? where id = ? and run is null", {run, plan}); !used)
    return used;
  if (database.rows_changed() != 1) return fail("the plan was used up meanwhile");
  return std::monostate{};
}

Result<std::monostate> write_steps(Database& database, int64_t run, const std::string& plan,
                                   std::span<const PublishStep> steps) {
  if (auto begun = database.run("begin immediate"); !begun) return begun;
  for (size_t i = 0; i < steps.size(); ++i) {
    const PublishStep& step = steps[i];
    const auto written = database.run(
        "insert into steps values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {run, static_cast<int64_t>(i + 1), kind_word(step.kind), step.target, step.place, shown_place(step),
         step.staged, step.kept, int64_t{step.replaces}, static_cast<int64_t>(step.bytes), step.digest, step.connector,
         step.token, int64_t{step.leaves_changed}, int64_t{step.folders_made}});
    if (!written) return written;
    if (step.preserved.empty()) continue;
    const auto kept =
        database.run("insert into preserved values (?, ?, ?)", {run, static_cast<int64_t>(i + 1), step.preserved});
    if (!kept) return kept;
  }
  if (auto used = use_plan(database, run, plan); !used) return used;
  if (auto marked = database.run("update runs set phase = 'publishing' where id = ?", {run}); !marked) return marked;
  return database.run("commit");
}

PublishStep to_step(const std::vector<std::string>& row) {
  PublishStep step;
  for (const auto kind : {PublishStep::Kind::put_file, PublishStep::Kind::remove_file, PublishStep::Kind::change_store,
                          PublishStep::Kind::revert_store}) {
    if (row[0] == kind_word(kind)) step.kind = kind;
  }
  step.target = row[1];
  step.place = row[2];
  step.shown = row[3];
  step.staged = row[4];
  step.kept = row[5];
  step.replaces = row[6] == "1";
  step.bytes = std::strtoull(row[7].c_str(), nullptr, 10);
  step.digest = row[8];
  step.connector = row[9];
  step.token = row[10];
  step.leaves_changed = row[11] == "1";
  step.folders_made = static_cast<uint32_t>(std::strtoul(row[12].c_str(), nullptr, 10));
  return step;
}

/// Where what a step replaced is kept; earlier ledgers knew nothing of that.
Result<std::monostate> add_preserved(Database& database, int64_t run, std::vector<PublishStep>& steps) {
  const auto known = database.ask("select count(*) from sqlite_schema where name = 'preserved'");
  if (!known || *known == "0") return std::monostate{};
  const auto rows = database.rows("select step, place from preserved where run = ?", {run});
  if (!rows) return rows.error();
  for (const auto& row : *rows) {
    const size_t step = std::strtoull(row[0].c_str(), nullptr, 10);
    if (step >= 1 && step <= steps.size()) steps[step - 1].preserved = row[1];
  }
  return std::monostate{};
}

class RunJournal final : public Journal {
 public:
  RunJournal(Database& database, std::string path, int64_t run, std::string plan)
      : database_(database), path_(std::move(path)), run_(run), plan_(std::move(plan)) {}

  std::optional<Problem> intend(std::span<const PublishStep> steps) override {
    const Result<std::monostate> written = write_steps(database_, run_, plan_, steps);
    if (written) return std::nullopt;
    const Problem problem = ledger_not_writable(path_, written.error().message);
    (void)database_.run("rollback");
    return problem;
  }

  std::optional<Problem> published() override {
    const auto written = database_.run(
        "update runs set phase = 'settling', ending = 'published', finished = ?2 where id = ?1", {run_, utc_now()});
    if (written) return std::nullopt;
    return journal_left_behind(path_, written.error().message);
  }

  /// Nothing of the plan was published: it may be run again.
  std::optional<Problem> taken_back() override {
    if (auto problem = tell("update plans set run = null where run = ?", {run_})) return problem;
    return tell("update runs set phase = 'settled', ending = 'taken back', finished = ?2 where id = ?1",
                {run_, utc_now()});
  }

  /// A secret that is in a path stays no longer than it is needed.
  std::optional<Problem> settled() override {
    if (auto problem =
            tell("update steps set place = shown, staged = '', kept = '' where run = ? and place <> shown", {run_}))
      return problem;
    return tell("update runs set phase = 'settled' where id = ?", {run_});
  }

 private:
  std::optional<Problem> tell(const char* statement, const std::vector<DatabaseValue>& values) {
    const auto written = database_.run(statement, values);
    if (written) return std::nullopt;
    return ledger_not_writable(path_, written.error().message);
  }

  Database& database_;
  std::string path_;
  int64_t run_;
  std::string plan_;
};

}  // namespace

std::unique_ptr<Journal> Ledger::journal_of(int64_t run, const std::string& plan) {
  return std::make_unique<RunJournal>(connection_->database, connection_->path, run, plan);
}

std::variant<std::vector<Ledger::Interrupted>, Problem> Ledger::interrupted() {
  Database& database = connection_->database;
  std::vector<Interrupted> found;
  const Result<std::string> version = database.ask("pragma user_version");
  const int tables = version ? std::atoi(version->c_str()) : ledger_version;
  if (tables < 2) return found;  // those of the first version have no journal of steps
  const auto runs = database.rows(
      "select id, started, spec, phase, base from runs where phase in ('publishing', 'settling') order by id");
  if (!runs) return Problem(ledger_damaged(connection_->path, runs.error().message));
  for (const std::vector<std::string>& row : *runs) {
    Interrupted& one = found.emplace_back();
    one.run.run = std::strtoll(row[0].c_str(), nullptr, 10);
    one.run.started = row[1];
    one.run.spec = row[2];
    one.run.published = row[3] == "settling";
    one.base = row[4];
    auto steps = steps_of(one.run.run);
    if (auto* problem = std::get_if<Problem>(&steps)) return std::move(*problem);
    one.run.steps = std::get<0>(std::move(steps));
  }
  return found;
}

std::variant<std::vector<PublishStep>, Problem> Ledger::steps_of(int64_t run) {
  Database& database = connection_->database;
  std::vector<PublishStep> steps;
  const Result<std::string> version = database.ask("pragma user_version");
  const int tables = version ? std::atoi(version->c_str())
                             : ledger_version;  // a ledger that is only read is as an earlier version left it
  std::string columns = "kind, target, place, shown, staged, kept, replaces, bytes, digest";
  columns += tables >= 5 ? ", connector, token" : ", '', ''";
  columns += tables >= 6 ? ", leaves_changed, folders_made" : ", 0, 0";
  const auto rows = database.rows(("select " + columns + " from steps where run = ? order by step").c_str(), {run});
  if (!rows) return Problem(ledger_damaged(connection_->path, rows.error().message));
  for (const std::vector<std::string>& row : *rows) steps.push_back(to_step(row));
  if (auto added = add_preserved(database, run, steps); !added)
    return Problem(ledger_damaged(connection_->path, added.error().message));
  return steps;
}

}  // namespace damson
