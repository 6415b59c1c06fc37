// SQLite with errors as values: a connection, statements that are bound once and stepped.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "runtime/base/result.h"

namespace damson {

/// What a statement is given for its places, in their order.
using DatabaseValue = std::variant<int64_t, double, std::string>;

class Database {
 public:
  enum class Open : uint8_t { make, existing };
  /// `make`: makes the file when it is not there.
  static Result<Database> open(const std::string& path, Open how = Open::make);

  /// Runs statements that give no rows.
  Result<std::monostate> run(const char* statements);
  /// Runs one statement with its places filled.
  Result<std::monostate> run(const char* statement, const std::vector<DatabaseValue>& values);
  /// The rows of one statement with its places filled, every value as text; a null is an empty text.
  Result<std::vector<std::vector<std::string>>> rows(const char* statement,
                                                     const std::vector<DatabaseValue>& values = {});
  /// The first column of the first row, as text; empty when there is no row.
  Result<std::string> ask(const char* statement);
  /// By the last statement.
  int64_t rows_changed() const { return sqlite3_changes64(handle_.get()); }
  int64_t last_row_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

  explicit Database(sqlite3* handle) : handle_(handle) {}
  Result<Statement> prepare(const char* statement, const std::vector<DatabaseValue>& values = {});
  Error last_error() const { return fail(sqlite3_errmsg(handle_.get())); }

  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace damson
