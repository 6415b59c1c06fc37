// One connection to a SQLite database, and its statements: what the source and the target share.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/connectors/storage.h"

namespace damson {

struct CloseSqlite {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

class SqliteDatabase {
 public:
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  /// For reading only. A storage without a place on disk gives the bytes of the database, which are read into memory.
  static std::variant<std::unique_ptr<SqliteDatabase>, Problem> open_to_read(Storage& storage, const std::string& path);

  /// For writing. `place`: on disk; `path`: as people know it. Made where it is not there and may be.
  static std::variant<std::unique_ptr<SqliteDatabase>, Problem> open_to_write(const std::string& place,
                                                                              const std::string& path, bool may_make);
  /// In memory, empty.
  static std::unique_ptr<SqliteDatabase> scratch(const std::string& path);

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return database_.get(); }
  /// A problem where the database does not take the statement: it is in the spec's words.
  std::variant<SqliteStatement, Problem> prepare(const std::string& sql) const;
  /// Whether there is a further row.
  std::variant<bool, Problem> step(sqlite3_stmt* statement) const;
  /// All rows of a statement, each value as text; NULL is empty.
  std::variant<std::vector<std::vector<std::string>>, Problem> rows(const std::string& sql) const;
  /// A statement that gives no rows.
  std::optional<Problem> execute(const std::string& sql) const;
  /// What the database said last, for people.
  Problem problem(int code) const;

 private:
  SqliteDatabase(std::unique_ptr<sqlite3, CloseSqlite> database, std::string path, std::string bytes);

  std::string path_;
  bool writes_ = false;
  std::string bytes_;  // of a database in memory: outlives the connection
  std::unique_ptr<sqlite3, CloseSqlite> database_;
};

/// The same for every way to name the file of a database.
std::string sqlite_identity(Storage& storage, const std::string& path);

/// `na"me` as SQL writes it.
std::string sqlite_name(std::string_view name);
/// `'it''s'`
std::string sqlite_text(std::string_view text);

}  // namespace damson
