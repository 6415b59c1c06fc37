// Comparing the columns of a table or a query with a schema, and writing the statement.
#include "runtime/connectors/postgres/postgres_query.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/database/compare_columns.h"
#include "runtime/connectors/database/says_order_by.h"
#include "runtime/diagnostics/catalogue/column_type_differs.h"
#include "runtime/diagnostics/catalogue/query_refused.h"
#include "runtime/diagnostics/catalogue/query_without_order.h"

namespace damson {

namespace {

/// The columns that a statement gives.
struct DescribedQuery {
  Names names = {};
  std::vector<PostgresType> types = {};
};

/// What is wrong with a query is told of the query; the rest is the connection's.
Problem query_problem(const PostgresConnection& connection, const PGresult* result) {
  const std::string state = sql_state(result);
  const bool of_the_query = state.starts_with("42") || state.starts_with("22") || state.starts_with("0A") ||
                            state.starts_with("3F") || state == "25006";
  if (!of_the_query || state == "42501") return connection.problem(result);
  if (state == "42601" && told(result, PG_DIAG_MESSAGE_PRIMARY).find("multiple commands") != std::string::npos) {
    return query_refused(connection.shown(), std::string_view("it is more than one statement"));
  }
  auto problem = query_refused(connection.shown(), server_words(result));
  if (const std::string hint = told(result, PG_DIAG_MESSAGE_HINT); !hint.empty())
    problem.note("the server adds: " + hint);
  return problem;
}

std::variant<DescribedQuery, Problem> describe(const PostgresConnection& connection, const std::string& sql) {
  if (auto problem = connection.execute("savepoint damson_look")) return std::move(*problem);
  const PostgresResult prepared(PQprepare(connection.handle(), "", sql.c_str(), 0, nullptr));
  if (!succeeded(prepared.get())) {
    Problem problem = query_problem(connection, prepared.get());
    (void)connection.execute("rollback to savepoint damson_look");
    return problem;
  }
  const PostgresResult described(PQdescribePrepared(connection.handle(), ""));
  if (!succeeded(described.get())) return connection.problem(described.get());
  if (PQnparams(described.get()) != 0)
    return Problem(
        query_refused(connection.shown(), std::string_view("it has a parameter (`$1`), for which there is no value")));
  DescribedQuery query;
  std::vector<PostgresTypeKey> keys;
  for (int column = 0; column < PQnfields(described.get()); ++column) {
    query.names.emplace_back(PQfname(described.get(), column));
    keys.push_back({PQftype(described.get(), column), PQfmod(described.get(), column)});
  }
  auto types = postgres_types(connection, keys);
  if (auto* problem = std::get_if<Problem>(&types)) return std::move(*problem);
  query.types = std::get<0>(std::move(types));
  return query;
}

std::variant<PostgresTable, Problem> table_of(const PostgresConnection& connection, const std::string& written) {
  auto found = find_postgres_table(connection, postgres_table_name(written));
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  if (auto& table = std::get<0>(found); table && std::string_view("rpvmf").find(table->kind) != std::string_view::npos)
    return *table;
  auto all = connection.rows(
      R"(select case when pg_table_is_visible(c.oid) then c.relname else n.nspname || '.' || c.relname end
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_toast%' order by 1)");
  if (auto* problem = std::get_if<Problem>(&all)) return std::move(*problem);
  Names names;
  for (auto& row : std::get<0>(all)) names.push_back(std::move(row.front()));
  return table_not_there(connection.shown(), written, names);
}

std::optional<Problem> compare_column_types(const DescribedQuery& query, const std::string& part,
                                            const SourceRequest& request) {
  for (const auto& field : request.schema->fields()) {
    const auto place = std::ranges::find(query.names, field.name) - query.names.begin();
    const PostgresType& type = query.types[static_cast<size_t>(place)];
    if (may_be(type, field.type)) continue;
    const std::string other = way_round(type);
    return column_type_differs(field.name, part, type.name, to_text(field.type))
        .note(other.empty() ? "declare the field as what the column holds, and convert it in the map" : other);
  }
  return std::nullopt;
}

/// The primary key of a table, or the place of its rows. Nothing where rows have none: of a view.
std::variant<Names, Problem> own_order_of(const PostgresConnection& connection, const PostgresTable& table) {
  auto key = connection.rows(
      "select a.attname from pg_index i, unnest(i.indkey::int2[]) with ordinality k(number, place) "
      "join pg_attribute a on a.attnum = k.number where i.indrelid = $1::oid and a.attrelid = $1::oid and "
      "i.indisprimary order by k.place",
      {std::to_string(table.oid)});
  if (auto* problem = std::get_if<Problem>(&key)) return std::move(*problem);
  Names names;
  for (const auto& row : std::get<0>(key)) names.push_back(PostgresConnection::name(row.front()));
  const bool has_places = std::string_view("rpm").find(table.kind) != std::string_view::npos;
  if (names.empty() && has_places) names = {"tableoid", "ctid"};
  return names;
}

/// Texts by their bytes, whatever the language of the database.
std::string ordered_by(const std::string& field, const DescribedQuery& query) {
  const auto place = std::ranges::find(query.names, field) - query.names.begin();
  const PostgresType& type = query.types[static_cast<size_t>(place)];
  const std::string name = PostgresConnection::name(field);
  if (type.collated) return name + "::text collate \"C\"";
  return type.kind == PostgresKind::json || type.kind == PostgresKind::other ? name + "::text collate \"C\"" : name;
}

/// By the key. Rows that have it in common, or have none, in the table's own order; those of a view or a query by all
/// they give. Empty where nothing says an order.
std::string order_of(const Names& own, const SourceRequest& request, const DescribedQuery& query) {
  Names by;
  for (const std::string& field : request.key) by.push_back(ordered_by(field, query));
  by.insert(by.end(), own.begin(), own.end());
  for (const auto& field : request.schema->fields()) {
    if (own.empty() && !request.key.empty() && !has_name(request.key, field.name))
      by.push_back(ordered_by(field.name, query));
  }
  std::string order;
  for (const std::string& one : by) order += (order.empty() ? "" : ", ") + one;
  return order;
}

/// Without the end of a statement, which nothing may stand behind.
std::string without_semicolon(std::string query) {
  while (!query.empty() && std::string_view(" \t\r\n;").find(query.back()) != std::string_view::npos) query.pop_back();
  return query;
}

}  // namespace

std::variant<PostgresQuery, Problem> postgres_query(const PostgresConnection& connection, const TableRequest& asked,
                                                    const SourceRequest& request) {
  const bool is_table = !asked.table.empty();
  std::string from = "(" + without_semicolon(asked.query) + "\n) damson_query";
  Names own;
  if (is_table) {
    auto table = table_of(connection, asked.table);
    if (auto* problem = std::get_if<Problem>(&table)) return std::move(*problem);
    from = std::get<PostgresTable>(table).sql();
    auto order = own_order_of(connection, std::get<PostgresTable>(table));
    if (auto* problem = std::get_if<Problem>(&order)) return std::move(*problem);
    own = std::get<Names>(std::move(order));
  }
  auto described = describe(connection, is_table ? "select * from " + from : without_semicolon(asked.query));
  if (auto* problem = std::get_if<Problem>(&described)) return std::move(*problem);
  const auto& query = std::get<DescribedQuery>(described);
  if (query.names.empty())
    return Problem(query_refused(
        connection.shown(), std::string_view(asked.query.empty() ? "the table has no columns" : "it is no `select`")));
  const std::string part = part_name(asked);
  if (auto problem = compare_column_names(query.names, part, request)) return std::move(*problem);
  if (auto problem = compare_column_types(query, part, request)) return std::move(*problem);

  PostgresQuery made;
  // not as a part of another query, which need not keep its order
  const bool own_order = !is_table && says_order_by(asked.query, SqlQuoting::postgres);
  std::string select;
  for (const auto& field : request.schema->fields()) {
    const auto place = static_cast<size_t>(std::ranges::find(query.names, field.name) - query.names.begin());
    made.columns.push_back(own_order ? place : made.columns.size());
    made.types.push_back(query.types[place]);
    select += (select.empty() ? "select " : ", ") + PostgresConnection::name(field.name);
  }
  made.sql = own_order ? without_semicolon(asked.query) : select + " from " + from;
  if (own_order) return made;
  const std::string order = order_of(own, request, query);
  if (order.empty()) {
    return Problem(query_without_order(part).note(
        is_table ? "give the schema a key" : "write `order by` in the query, or give the schema a key"));
  }
  made.sql += " order by " + order;
  return made;
}

}  // namespace damson
