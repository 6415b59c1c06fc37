// Reads what the journal remembers of runs.
#include <fmt/format.h>

#include <cstdlib>

#include "runtime/base/utc_now.h"
#include "runtime/diagnostics/catalogue/ledger_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/ledger/ledger_connection.h"

namespace damson {

namespace {

using Rows = std::vector<std::vector<std::string>>;

int64_t number(const std::string& text) { return std::strtoll(text.c_str(), nullptr, 10); }
uint64_t count(const std::string& text) { return std::strtoull(text.c_str(), nullptr, 10); }

/// A ledger of an earlier version that is only looked at has not all columns and tables yet.
Result<std::string> columns_of_runs(Database& database) {
  const auto has = [&](const char* question) -> Result<bool> {
    const Result<std::string> count = database.ask(question);
    if (!count) return count.error();
    return *count != "0";
  };
  const auto phases = has("select count(*) from pragma_table_info('runs') where name = 'phase'");
  const auto ways_back = has("select count(*) from pragma_table_info('runs') where name = 'reverts'");
  const auto plans = has("select count(*) from sqlite_schema where name = 'plans'");
  for (const auto* known : {&phases, &ways_back, &plans}) {
    if (!*known) return known->error();
  }
  std::string columns = "id, started, coalesce(finished, ''), spec, coalesce(ending, ''), coalesce(seconds, 0)";
  columns += *phases ? ", base, coalesce(phase, '')" : ", '..', ''";
  columns +=
      *ways_back
          ? ", coalesce(reverts, 0), coalesce((select max(back.id) from runs back where back.reverts = runs.id and "
            "back.ending = 'published'), 0), coalesce(forgotten, '')"
          : ", 0, 0, ''";
  columns += *plans ? ", coalesce((select plans.id from plans where plans.run = runs.id), '')" : ", ''";
  return columns;
}

PastRun run_of(const std::vector<std::string>& row) {
  PastRun run;
  run.run = number(row[0]);
  run.started = row[1];
  run.finished = row[2];
  run.spec = row[3];
  run.ending = row[4];
  run.seconds = row[5];
  run.base = row[6];
  run.phase = row[7];
  run.reverts = number(row[8]);
  run.reverted_by = number(row[9]);
  run.forgotten = row[10];
  run.plan = row[11];
  return run;
}

/// What the tables that belong to a run say of it; nothing more is read after the first that cannot be.
class RunDetails {
 public:
  RunDetails(Database& database, PastRun& run) : database_(database), run_(run) {}

  Result<std::monostate> read() {
    each("select name, value from parameters where run = ? order by name",
         [&](const auto& row) { run_.parameters.emplace_back(row[0], row[1]); });
    each("select name, records from sources where run = ? order by name",
         [&](const auto& row) { run_.sources.push_back({row[0], count(row[1]), {}}); });
    each("select source, file from source_files where run = ? order by source, place", [&](const auto& row) {
      for (PastRun::Source& source : run_.sources) {
        if (source.name == row[0]) source.files.push_back(row[1]);
      }
    });
    each(
        "select name, source, target, units, loaded, skipped, rejected, duplicates, quarantine from maps where run = ? "
        "order by name",
        [&](const auto& row) {
          run_.maps.push_back({row[0], row[1], row[2], count(row[3]), count(row[4]), count(row[5]), count(row[6]),
                               count(row[7]), row[8]});
        });
    each("select map, outcome, rule, count from outcomes where run = ? order by map, outcome desc, rule",
         [&](const auto& row) { run_.outcomes.push_back({row[0], row[1], row[2], count(row[3])}); });
    each("select name, path, records, bytes, digest from targets where run = ? order by name",
         [&](const auto& row) { run_.targets.push_back({row[0], row[1], count(row[2]), count(row[3]), row[4]}); });
    return result_;
  }

 private:
  template <class Take>
  void each(const char* question, Take take) {
    if (!result_) return;
    const Result<Rows> rows = database_.rows(question, {run_.run});
    if (!rows) {
      result_ = rows.error();
      return;
    }
    for (const auto& row : *rows) take(row);
  }

  Database& database_;
  PastRun& run_;
  Result<std::monostate> result_ = std::monostate{};
};

}  // namespace

std::variant<std::vector<PastRun>, Problem> Ledger::past_runs() {
  Database& database = connection_->database;
  const auto damaged = [&](const Error& error) { return Problem(ledger_damaged(connection_->path, error.message)); };
  const Result<std::string> columns = columns_of_runs(database);
  if (!columns) return damaged(columns.error());
  const Result<Rows> rows = database.rows(fmt::format("select {} from runs order by id", *columns).c_str());
  if (!rows) return damaged(rows.error());
  std::vector<PastRun> runs;
  for (const auto& row : *rows) {
    PastRun& run = runs.emplace_back(run_of(row));
    if (auto read = RunDetails(database, run).read(); !read) return damaged(read.error());
  }
  return runs;
}

std::optional<Problem> Ledger::forget(int64_t run) {
  const auto written =
      connection_->database.run("update runs set forgotten = ?2 where id = ?1 and forgotten is null", {run, utc_now()});
  if (written) return std::nullopt;
  return ledger_not_writable(connection_->path, written.error().message);
}

}  // namespace damson
