// Finding tables by the names that specs give them.
#include <cstdlib>

#include "runtime/connectors/postgres/postgres_query.h"

namespace damson {

PostgresTableName postgres_table_name(const std::string& written) {
  PostgresTableName name;
  bool quoted = false;
  for (size_t at = 0; at < written.size(); ++at) {
    const char c = written[at];
    if (c == '"' && quoted && at + 1 < written.size() && written[at + 1] == '"') {
      name.table += c;
      ++at;
    } else if (c == '"' && (quoted || name.table.empty())) {
      quoted = !quoted;
    } else if (c == '.' && !quoted && name.schema.empty() && !name.table.empty()) {
      name.schema = std::move(name.table);
      name.table.clear();
    } else {
      name.table += c;
    }
  }
  return name;
}

std::variant<std::optional<PostgresTable>, Problem> find_postgres_table(const PostgresConnection& connection,
                                                                        const PostgresTableName& name) {
  std::string place = PostgresConnection::name(name.table);
  if (!name.schema.empty()) place = PostgresConnection::name(name.schema) + "." + place;
  auto found = connection.rows(
      "select c.oid, c.relkind, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
      "where c.oid = to_regclass($1)",
      {place});
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  const auto& rows = std::get<PostgresConnection::Rows>(found);
  if (rows.empty()) return std::optional<PostgresTable>();
  const auto& row = rows.front();
  return std::optional(
      PostgresTable{static_cast<unsigned>(std::strtoul(row[0].c_str(), nullptr, 10)), row[1].front(), row[2], row[3]});
}

}  // namespace damson
