// Enters runs in the journal.
#include "runtime/ledger/ledger.h"

#include <fmt/core.h>

#include <chrono>
#include <ctime>
#include <filesystem>

#include "runtime/diagnostics/catalogue/ledger_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_newer.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/ledger/database.h"
#include "runtime/ledger/ledger_tables.h"

namespace damson {

struct Ledger::Connection {
  std::string path;
  Database database;
};

namespace {

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

const char* ending_word(RunEnding ending) {
  switch (ending) {
    case RunEnding::published: return "published";
    case RunEnding::failed: return "failed";
    case RunEnding::stopped: return "stopped";
  }
  return "";
}

int64_t stored(uint64_t number) { return static_cast<int64_t>(number); }

/// The pages as they are on disk: a damaged file is told apart from one that cannot be opened.
std::optional<Problem> check_pages(Database& database, const std::string& path) {
  const Result<std::string> verdict = database.ask("pragma quick_check(1)");
  if (!verdict) return ledger_damaged(path, verdict.error().message);
  if (*verdict != "ok") return ledger_damaged(path, *verdict);
  return std::nullopt;
}

/// Makes the tables in a new file; refuses those of another version.
std::optional<Problem> prepare_tables(Database& database, const std::string& path) {
  const Result<std::string> version = database.ask("pragma user_version");
  if (!version) return ledger_damaged(path, version.error().message);
  const int found = std::atoi(version->c_str());
  if (found == ledger_version) return std::nullopt;
  if (found > ledger_version) return ledger_newer(path, *version, ledger_version);
  const std::string statements =
      fmt::format("begin immediate; {} pragma user_version = {}; commit;", ledger_tables, ledger_version);
  const Result<std::monostate> made = database.run(statements.c_str());
  if (!made) return ledger_not_writable(path, made.error().message);
  return std::nullopt;
}

/// Writes the rows of one report; stops at the first that fails.
class ReportRows {
 public:
  ReportRows(Database& database, int64_t run) : database_(database), run_(run) {}

  Result<std::monostate> write(const RunReport& report, RunEnding ending) {
    add("update runs set finished = ?2, ending = ?3, seconds = ?4 where id = ?1",
        {utc_now(), std::string(ending_word(ending)), report.seconds});
    for (const auto& [name, value] : report.parameters) add("insert into parameters values (?, ?, ?)", {name, value});
    for (const SourceReport& source : report.sources) add_source(source);
    for (const MapReport& map : report.maps) add_map_rows(map);
    for (const TargetReport& target : report.targets) {
      add("insert into targets values (?, ?, ?, ?, ?, ?)",
          {target.name, target.path, stored(target.records), stored(target.bytes), target.digest});
    }
    return result_;
  }

 private:
  void add(const char* statement, std::vector<DatabaseValue> values) {
    if (!result_) return;
    values.insert(values.begin(), run_);
    result_ = database_.run(statement, values);
  }

  void add_source(const SourceReport& source) {
    add("insert into sources values (?, ?, ?, ?)", {source.name, stored(source.records), stored(source.bytes)});
    for (size_t i = 0; i < source.files.size(); ++i) {
      add("insert into source_files values (?, ?, ?, ?)", {source.name, stored(i + 1), source.files[i]});
    }
  }

  void add_map_rows(const MapReport& map) {
    add("insert into maps values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {map.name, map.source, map.target, stored(map.units), stored(map.loaded), stored(map.skipped.total),
         stored(map.rejected.total), stored(map.duplicates.total), map.quarantine_file});
    add_outcomes(map, "skipped", map.skipped);
    add_outcomes(map, "rejected", map.rejected);
    add_outcomes(map, "duplicate", map.duplicates);
  }

  void add_outcomes(const MapReport& map, const char* outcome, const OutcomeCounts& counts) {
    for (const NamedCount& named : counts.by) {
      if (named.count == 0) continue;
      // Two rules of one name (the same reason twice) are one line here.
      add("insert into outcomes values (?, ?, ?, ?, ?) on conflict do update set count = count + excluded.count",
          {map.name, std::string(outcome), named.name, stored(named.count)});
    }
  }

  Database& database_;
  int64_t run_;
  Result<std::monostate> result_ = std::monostate{};
};

}  // namespace

Ledger::Ledger(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

std::variant<Ledger, Problem> Ledger::open(const std::string& folder) {
  const std::string path = (std::filesystem::path(folder) / "ledger.sqlite").string();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Problem(ledger_not_writable(path, error.message()));
  Result<Database> database = Database::open(path);
  if (!database) return Problem(ledger_not_writable(path, database.error().message));
  auto connection = std::make_unique<Connection>(Connection{path, std::move(*database)});
  if (auto problem = check_pages(connection->database, path)) return std::move(*problem);
  if (auto problem = prepare_tables(connection->database, path)) return std::move(*problem);
  return Ledger(std::move(connection));
}

std::variant<int64_t, Problem> Ledger::record_start(const std::string& spec, const std::string& fingerprint) {
  const Result<std::monostate> written = connection_->database.run(
      "insert into runs (started, spec, fingerprint) values (?, ?, ?)", {utc_now(), spec, fingerprint});
  if (!written) return Problem(ledger_not_writable(connection_->path, written.error().message));
  return connection_->database.last_row_id();
}

std::variant<std::monostate, Problem> Ledger::record_finish(int64_t run, const RunReport& report, RunEnding ending) {
  Database& database = connection_->database;
  Result<std::monostate> written = database.run("begin immediate");
  if (written) written = ReportRows(database, run).write(report, ending);
  if (written) written = database.run("commit");
  if (written) return std::monostate{};
  const Problem problem = ledger_not_writable(connection_->path, written.error().message);
  (void)database.run("rollback");  // where even this fails, SQLite undoes the rest at the next opening
  return problem;
}

}  // namespace damson
