// Calls SQLite.
#include "runtime/ledger/database.h"

#include <fcntl.h>
#include <unistd.h>

namespace damson {

namespace {

/// Another damson may be writing its own run's lines: they take milliseconds.
constexpr int busy_milliseconds = 5000;

int bind_value(sqlite3_stmt* statement, int place, const DatabaseValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
  if (const auto* number = std::get_if<double>(&value)) return sqlite3_bind_double(statement, place, *number);
  const std::string& text = std::get<std::string>(value);
  return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

/// A new file that only its owner may read: it holds pieces of records, and the key that digests of secrets are made
/// with. What is wrong with the place is told by SQLite, which opens it next.
void make_private_file(const std::string& path) {
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
}

}  // namespace

Result<Database> Database::open(const std::string& path, Open how) {
  if (how == Open::make) make_private_file(path);
  sqlite3* handle = nullptr;
  const int create = how == Open::make ? SQLITE_OPEN_CREATE : 0;
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | create, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) return handle == nullptr ? fail("there is not enough memory") : database.last_error();
  sqlite3_busy_timeout(handle, busy_milliseconds);
  return database;
}

Result<std::monostate> Database::run(const char* statements) {
  if (sqlite3_exec(handle_.get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK) return last_error();
  return std::monostate{};
}

Result<Database::Statement> Database::prepare(const char* statement, const std::vector<DatabaseValue>& values) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), statement, -1, &prepared, nullptr) != SQLITE_OK) return last_error();
  Statement made(prepared);
  for (size_t i = 0; i < values.size(); ++i) {
    if (bind_value(prepared, static_cast<int>(i) + 1, values[i]) != SQLITE_OK) return last_error();
  }
  return made;
}

Result<std::monostate> Database::run(const char* statement, const std::vector<DatabaseValue>& values) {
  Result<Statement> prepared = prepare(statement, values);
  if (!prepared) return prepared.error();
  if (sqlite3_step(prepared->get()) != SQLITE_DONE) return last_error();
  return std::monostate{};
}

Result<std::vector<std::vector<std::string>>> Database::rows(const char* statement,
                                                             const std::vector<DatabaseValue>& values) {
  Result<Statement> prepared = prepare(statement, values);
  if (!prepared) return prepared.error();
  std::vector<std::vector<std::string>> rows;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(prepared->get())) == SQLITE_ROW) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(prepared->get()); ++column) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared->get(), column));
      row.emplace_back(text == nullptr ? "" : text, static_cast<size_t>(sqlite3_column_bytes(prepared->get(), column)));
    }
  }
  if (code != SQLITE_DONE) return last_error();
  return rows;
}

Result<std::string> Database::ask(const char* statement) {
  Result<std::vector<std::vector<std::string>>> found = rows(statement);
  if (!found) return found.error();
  return found->empty() ? std::string() : found->front().front();
}

}  // namespace damson
