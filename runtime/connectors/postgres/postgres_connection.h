// One connection to a PostgreSQL database, its statements, and the server's errors in the reader's words.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runtime/connectors/postgres/postgres_address.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

struct EndPostgres {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, EndPostgres>;

/// Whether problems say that a database cannot be read, or that it cannot be written.
enum class PostgresUse : unsigned char { reading, writing };

class PostgresConnection {
 public:
  using Rows = std::vector<std::vector<std::string>>;

  /// Tries again for some seconds where the server is only starting, or has no connection left.
  static std::variant<std::unique_ptr<PostgresConnection>, Problem> open(const PostgresAddress& address,
                                                                         PostgresUse use);

  const std::string& shown() const { return address_.shown; }
  PGconn* handle() const { return connection_.get(); }
  /// The server, or the way to it, is gone.
  bool lost() const { return PQstatus(handle()) == CONNECTION_BAD; }

  /// One statement with its parameters, whatever comes of it.
  PostgresResult run(const std::string& sql, const std::vector<std::string>& parameters = {}) const;
  /// All rows of a statement, each value as text; NULL is empty.
  std::variant<Rows, Problem> rows(const std::string& sql, const std::vector<std::string>& parameters = {}) const;
  /// Statements that give no rows.
  std::optional<Problem> execute(const std::string& sql) const;
  /// What is the matter where a result is none that was hoped for.
  Problem problem(const PGresult* result) const;
  /// The same in other words.
  Problem problem(std::string_view words, std::string note = {}) const;

  /// `na"me` as SQL writes it.
  static std::string name(std::string_view name);
  std::string text(std::string_view text) const;

 private:
  PostgresConnection(std::unique_ptr<PGconn, EndPostgres> connection, PostgresAddress address, PostgresUse use)
      : address_(std::move(address)), use_(use), connection_(std::move(connection)) {}
  std::optional<Problem> begin_session() const;

  PostgresAddress address_;
  PostgresUse use_;
  std::unique_ptr<PGconn, EndPostgres> connection_;
};

bool succeeded(const PGresult* result);
/// "23505"; empty where the server said nothing.
std::string sql_state(const PGresult* result);
/// What the server tells of its error besides the message: PG_DIAG_…; empty where it tells nothing.
std::string told(const PGresult* result, int what);
/// "duplicate key … (SQLSTATE 23505)", on one line.
std::string server_words(const PGresult* result);

}  // namespace damson
