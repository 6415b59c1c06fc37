// Opening databases, running statements, and the database's errors in the reader's words.
#include "runtime/connectors/sqlite/sqlite_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "runtime/base/limits.h"
#include "runtime/connectors/disk/disk_problem.h"
#include "runtime/diagnostics/catalogue/database_unreadable.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"
#include "runtime/diagnostics/catalogue/query_refused.h"

namespace damson {

namespace {

/// How long to wait for a program that writes.
constexpr int patience_in_milliseconds = 5000;

std::variant<std::string, Problem> all_bytes(Storage& storage, const std::string& path) {
  auto opened = storage.open(path);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  std::string bytes;
  std::string piece(64 * limits::kibibyte, '\0');
  while (true) {
    auto count = std::get<0>(opened)->read(piece.data(), piece.size());
    if (auto* problem = std::get_if<Problem>(&count)) return std::move(*problem);
    if (std::get<size_t>(count) == 0) return bytes;
    bytes.append(piece, 0, std::get<size_t>(count));
  }
}

/// As a URI: names with `?`, `#` or `%` in them are files too.
std::string as_uri(const std::string& place) {
  constexpr std::string_view plain = "/-_.~";
  std::string uri = "file:";
  for (const char c : place) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace

SqliteDatabase::SqliteDatabase(std::unique_ptr<sqlite3, CloseSqlite> database, std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(std::move(bytes)), database_(std::move(database)) {}

std::variant<std::unique_ptr<SqliteDatabase>, Problem> SqliteDatabase::open_to_read(Storage& storage,
                                                                                    const std::string& path) {
  const auto facts = storage.facts(path);
  if (const auto* problem = std::get_if<Problem>(&facts)) return *problem;
  const auto place = storage.place_on_disk(path);
  std::string bytes;
  if (!place) {
    auto read = all_bytes(storage, path);
    if (auto* problem = std::get_if<Problem>(&read)) return std::move(*problem);
    bytes = std::get<std::string>(std::move(read));
  }
  // a program that was killed while it wrote left a journal: nobody can read before what it had begun is taken back
  const bool recovers =
      place && ::access((*place + "-journal").c_str(), F_OK) == 0 && ::access(place->c_str(), W_OK) == 0;
  sqlite3* raw = nullptr;
  const std::string name = place ? as_uri(*place) + (recovers ? "" : "?mode=ro") : ":memory:";
  const int flags =
      (place ? (recovers ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE) |
      SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  std::unique_ptr<SqliteDatabase> database(
      new SqliteDatabase(std::unique_ptr<sqlite3, CloseSqlite>(raw), path, std::move(bytes)));
  if (code != SQLITE_OK) {
    // the storage says best why a file cannot be read. Not before: closing a file lets go of the locks that this
    // process has on it
    auto readable = storage.open(path);
    if (auto* problem = std::get_if<Problem>(&readable)) return std::move(*problem);
    return database->problem(code);
  }
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, patience_in_milliseconds);
  if (recovers) {
    if (auto problem = database->execute("pragma query_only = on")) return std::move(*problem);
  }
  if (!place) {
    auto* content = reinterpret_cast<unsigned char*>(database->bytes_.data());
    const auto size = static_cast<sqlite3_int64>(database->bytes_.size());
    const int loaded = sqlite3_deserialize(raw, "main", content, size, size, SQLITE_DESERIALIZE_READONLY);
    if (loaded != SQLITE_OK) return database->problem(loaded);
  }
  return database;
}

std::variant<std::unique_ptr<SqliteDatabase>, Problem> SqliteDatabase::open_to_write(const std::string& place,
                                                                                     const std::string& path,
                                                                                     bool may_make) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | (may_make ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(as_uri(place).c_str(), &raw, flags, nullptr);
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(std::unique_ptr<sqlite3, CloseSqlite>(raw), path, {}));
  database->writes_ = true;
  if (code != SQLITE_OK) return database->problem(code);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, patience_in_milliseconds);
  if (auto problem = database->execute("pragma foreign_keys = on")) return std::move(*problem);
  return database;
}

std::unique_ptr<SqliteDatabase> SqliteDatabase::scratch(const std::string& path) {
  sqlite3* raw = nullptr;
  sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(std::unique_ptr<sqlite3, CloseSqlite>(raw), path, {}));
}

std::variant<SqliteStatement, Problem> SqliteDatabase::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(handle(), sql.c_str(), static_cast<int>(sql.size()) + 1, &statement, &rest);
  SqliteStatement prepared(statement);
  if (!writes_ && (code == SQLITE_ERROR || (code & 0xFF) == SQLITE_AUTH))
    return Problem(query_refused(path_, sqlite3_errmsg(handle())));
  if (code != SQLITE_OK) return problem(code);
  if (prepared == nullptr) return Problem(query_refused(path_, "it is empty"));
  if (std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return Problem(query_refused(path_, "it is more than one statement"));
  }
  return prepared;
}

std::variant<bool, Problem> SqliteDatabase::step(sqlite3_stmt* statement) const {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return problem(code);
}

std::variant<std::vector<std::vector<std::string>>, Problem> SqliteDatabase::rows(const std::string& sql) const {
  auto prepared = prepare(sql);
  if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
  sqlite3_stmt* statement = std::get<0>(prepared).get();
  std::vector<std::vector<std::string>> rows;
  while (true) {
    auto more = step(statement);
    if (auto* problem = std::get_if<Problem>(&more)) return std::move(*problem);
    if (!std::get<bool>(more)) return rows;
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      row.emplace_back(text == nullptr ? "" : text);
    }
  }
}

std::optional<Problem> SqliteDatabase::execute(const std::string& sql) const {
  auto prepared = prepare(sql);
  if (auto* problem = std::get_if<Problem>(&prepared)) return std::move(*problem);
  auto stepped = step(std::get<0>(prepared).get());
  if (auto* problem = std::get_if<Problem>(&stepped)) return std::move(*problem);
  return std::nullopt;
}

Problem SqliteDatabase::problem(int code) const {
  const auto told = [this](std::string_view words) {
    return writes_ ? database_unwritable(path_, words) : database_unreadable(path_, words);
  };
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return told("it is no SQLite database")
          .note("a database that is encrypted looks like this too: use a copy without encryption");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return told("another program holds a lock on it")
          .note(writes_ ? "run again when that program has ended"
                        : "run again when that program has ended, or read a copy of the database");
    case SQLITE_CORRUPT:
      return told("it is damaged")
          .note("`sqlite3 FILE 'pragma integrity_check'` tells what is damaged; get the file again");
    case SQLITE_FULL: return told("the disk is full");
    case SQLITE_READONLY:
      return told("it may only be read").note("give yourself the right to write to the file and to its folder");
    case SQLITE_IOERR: {
      const int error = sqlite3_system_errno(handle());
      return told(error == 0 ? "the disk fails" : "the disk fails: " + system_words(error));
    }
    case SQLITE_CANTOPEN:
      if (writes_)
        return told("it cannot be opened")
            .note("its folder has to be writable, too: SQLite keeps a journal beside the database");
      return told("it cannot be opened")
          .note(
              "a database in WAL mode can be read only where its folder can be written to: read a copy of it (`sqlite3 "
              "FILE '.backup COPY'`)");
    default: return told(sqlite3_errmsg(handle()));
  }
}

namespace {

/// In quotes, which are doubled inside.
std::string in_quotes(std::string_view text, char quote) {
  std::string quoted(1, quote);
  for (const char c : text) {
    if (c == quote) quoted += c;
    quoted += c;
  }
  return quoted + quote;
}

}  // namespace

std::string sqlite_identity(Storage& storage, const std::string& path) {
  const std::string place = storage.place_on_disk(path).value_or(path);
  std::error_code unknown;
  const auto canonical = std::filesystem::weakly_canonical(place, unknown);
  return unknown ? place : canonical.string();
}

std::string sqlite_name(std::string_view name) { return in_quotes(name, '"'); }
std::string sqlite_text(std::string_view text) { return in_quotes(text, '\''); }

}  // namespace damson
