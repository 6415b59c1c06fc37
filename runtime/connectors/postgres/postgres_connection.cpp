// Running statements, and what the server says of them.
#include "runtime/connectors/postgres/postgres_connection.h"

#include <fmt/format.h>

#include "runtime/diagnostics/catalogue/database_unreadable.h"
#include "runtime/diagnostics/catalogue/database_unwritable.h"

namespace damson {

bool succeeded(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN || status == PGRES_COPY_OUT;
}

std::string told(const PGresult* result, int what) {
  const char* text = PQresultErrorField(result, what);
  return text == nullptr ? "" : text;
}

std::string sql_state(const PGresult* result) { return told(result, PG_DIAG_SQLSTATE); }

std::string server_words(const PGresult* result) {
  std::string words = told(result, PG_DIAG_MESSAGE_PRIMARY);
  for (char& c : words) {
    if (c == '\n') c = ' ';
  }
  return fmt::format("{} (SQLSTATE {})", words, sql_state(result));
}

PostgresResult PostgresConnection::run(const std::string& sql, const std::vector<std::string>& parameters) const {
  if (parameters.empty()) return PostgresResult(PQexec(handle(), sql.c_str()));
  std::vector<const char*> values;
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  return PostgresResult(PQexecParams(handle(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                                     nullptr, nullptr, 0));
}

std::variant<PostgresConnection::Rows, Problem> PostgresConnection::rows(
    const std::string& sql, const std::vector<std::string>& parameters) const {
  const PostgresResult result = run(sql, parameters);
  if (!succeeded(result.get())) return problem(result.get());
  Rows rows;
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    auto& values = rows.emplace_back();
    for (int column = 0; column < PQnfields(result.get()); ++column) {
      values.emplace_back(PQgetvalue(result.get(), row, column),
                          static_cast<size_t>(PQgetlength(result.get(), row, column)));
    }
  }
  return rows;
}

std::optional<Problem> PostgresConnection::execute(const std::string& sql) const {
  const PostgresResult result = run(sql);
  if (succeeded(result.get())) return std::nullopt;
  return problem(result.get());
}

Problem PostgresConnection::problem(std::string_view words, std::string note) const {
  auto draft = use_ == PostgresUse::writing ? database_unwritable(shown(), words) : database_unreadable(shown(), words);
  if (!note.empty()) draft.note(std::move(note));
  return draft;
}

Problem PostgresConnection::problem(const PGresult* result) const {
  const std::string state = sql_state(result);
  if (lost() || state.starts_with("57P") || state.starts_with("08")) {
    return problem("the connection to its server broke off",
                   "the server was stopped, or the connection was ended there; run again when it answers");
  }
  if (state.empty()) return problem("the connection gives no answer that could be understood");
  if (state == "55P03") {
    return problem("another session holds a lock on what is wanted (SQLSTATE 55P03)",
                   "run again when that session has ended; `select * from pg_locks` tells which it is");
  }
  if (state == "53100") return problem("the server's disk is full (SQLSTATE 53100)");
  if (state == "42501") return problem(server_words(result), "ask for the right: whoever owns the table may grant it");
  auto known = problem(server_words(result));
  if (const std::string detail = told(result, PG_DIAG_MESSAGE_DETAIL); !detail.empty())
    known.notes.push_back("the server adds: " + detail);
  return known;
}

std::string PostgresConnection::name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + '"';
}

std::string PostgresConnection::text(std::string_view text) const {
  char* quoted = PQescapeLiteral(handle(), text.data(), text.size());
  if (quoted == nullptr) return "''";
  std::string literal(quoted);
  PQfreemem(quoted);
  return literal;
}

}  // namespace damson
