// Enters runs in the journal.
#include "runtime/ledger/ledger.h"

#include <fmt/core.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "runtime/base/utc_now.h"
#include "runtime/diagnostics/catalogue/ledger_damaged.h"
#include "runtime/diagnostics/catalogue/ledger_newer.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/ledger/ledger_connection.h"
#include "runtime/ledger/ledger_tables.h"

namespace damson {

namespace {

constexpr const char* ledger_name = "ledger.sqlite";

const char* ending_word(RunEnding ending) {
  switch (ending) {
    case RunEnding::published: return "published";
    case RunEnding::failed: return "failed";
    case RunEnding::stopped: return "stopped";
    case RunEnding::unfinished: return "interrupted";
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

/// SQLite takes a file without its mark for a new one, and writes over what is there.
std::optional<Problem> check_mark(const std::string& path) {
  constexpr std::string_view mark = "SQLite format 3";
  std::ifstream file(path, std::ios::binary);
  std::string first(mark.size(), '\0');
  file.read(first.data(), static_cast<std::streamsize>(first.size()));
  if (!file.is_open() || file.gcount() == 0 || first == mark) return std::nullopt;
  return ledger_damaged(path, std::string_view("it does not begin as an SQLite file does"));
}

/// The version is read within the transaction that changes it: two that open a new ledger at once do not meet.
Result<std::string> migrate(Database& database) {
  if (auto begun = database.run("begin immediate"); !begun) return begun.error();
  const Result<std::string> version = database.ask("pragma user_version");
  if (!version) return version.error();
  const int found = std::atoi(version->c_str());
  for (int next = found; next >= 0 && next < ledger_version; ++next) {
    if (auto made = database.run(ledger_migrations[static_cast<size_t>(next)]); !made) return made.error();
  }
  if (found >= 0 && found < ledger_version) {
    const std::string raise = fmt::format("pragma user_version = {}", ledger_version);
    if (auto raised = database.run(raise.c_str()); !raised) return raised.error();
  }
  if (auto done = database.run("commit"); !done) return done.error();
  return *version;
}

/// Makes the tables in a new file, brings those of an earlier version up to date, refuses those of a later one.
std::optional<Problem> prepare_tables(Database& database, const std::string& path) {
  // readers and a run do not wait for each other; where the file system cannot do that, SQLite goes on as it was
  (void)database.ask("pragma journal_mode = wal");
  if (auto safe = database.run("pragma synchronous = full; pragma secure_delete = on"); !safe) {
    return ledger_not_writable(path, safe.error().message);
  }
  const Result<std::string> version = migrate(database);
  if (!version) {
    const std::string reason = version.error().message;
    (void)database.run("rollback");
    return ledger_not_writable(path, reason);
  }
  const int found = std::atoi(version->c_str());
  if (found < 0 || found > ledger_version) return ledger_newer(path, *version, ledger_version);
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

std::variant<Ledger, Problem> Ledger::connect(const std::string& path) {
  if (auto problem = check_mark(path)) return std::move(*problem);
  Result<Database> database = Database::open(path);
  if (!database) return Problem(ledger_not_writable(path, database.error().message));
  auto connection = std::make_unique<Connection>(Connection{path, std::move(*database)});
  if (auto problem = check_pages(connection->database, path)) return std::move(*problem);
  return Ledger(std::move(connection));
}

std::variant<Ledger, Problem> Ledger::open(const std::string& folder) {
  const std::string path = (std::filesystem::path(folder) / ledger_name).string();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Problem(ledger_not_writable(path, error.message()));
  auto connected = connect(path);
  if (auto* ledger = std::get_if<Ledger>(&connected)) {
    if (auto problem = prepare_tables(ledger->connection_->database, path)) return std::move(*problem);
  }
  return connected;
}

std::variant<std::optional<Ledger>, Problem> Ledger::open_to_read(const std::string& folder) {
  const std::string path = (std::filesystem::path(folder) / ledger_name).string();
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::optional<Ledger>();
  // even a reader makes files beside it, where readers and writers find each other
  if (::access(path.c_str(), R_OK | W_OK) != 0 || ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0)
    return std::optional<Ledger>();
  auto connected = connect(path);
  if (auto* problem = std::get_if<Problem>(&connected)) return std::move(*problem);
  Ledger& ledger = std::get<Ledger>(connected);
  const Result<std::string> version = ledger.connection_->database.ask("pragma user_version");
  if (!version) return Problem(ledger_damaged(path, version.error().message));
  const int found = std::atoi(version->c_str());
  if (found < 0 || found > ledger_version) return Problem(ledger_newer(path, *version, ledger_version));
  return std::optional<Ledger>(std::move(ledger));
}

const std::string& Ledger::path() const { return connection_->path; }

std::variant<int64_t, Problem> Ledger::record_start(const RunIdentity& run) {
  const Result<std::monostate> written = connection_->database.run(
      "insert into runs (started, spec, fingerprint, base, reverts) values (?, ?, ?, ?, nullif(?, 0))",
      {utc_now(), run.spec, run.fingerprint, run.base, run.reverts});
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
