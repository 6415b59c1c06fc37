// Comparing the columns of a table or a query with a schema, and writing the statement.
#include "runtime/connectors/sqlite/sqlite_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "runtime/connectors/database/compare_columns.h"
#include "runtime/connectors/database/says_order_by.h"
#include "runtime/connectors/sqlite/sqlite_affinity.h"
#include "runtime/diagnostics/catalogue/column_type_differs.h"
#include "runtime/diagnostics/catalogue/query_refused.h"
#include "runtime/diagnostics/catalogue/query_without_order.h"

namespace damson {

namespace {

struct TableColumn {
  std::string name;
  std::string declared;  // its type, as it was declared; empty where nothing was
};

Names names_of(const std::vector<TableColumn>& columns) {
  Names names;
  for (const TableColumn& column : columns) names.push_back(column.name);
  return names;
}

std::string in_upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// What the first column of a statement gives, row by row.
std::variant<Names, Problem> first_column(const SqliteDatabase& database, const std::string& sql) {
  auto rows = database.rows(sql);
  if (auto* problem = std::get_if<Problem>(&rows)) return std::move(*problem);
  Names names;
  for (auto& row : std::get<0>(rows)) names.push_back(std::move(row.front()));
  return names;
}

std::optional<Problem> check_table(const SqliteDatabase& database, const std::string& table) {
  auto found = first_column(database,
                            "select name from sqlite_schema where type in ('table', 'view') and name not like "
                            "'sqlite\\_%' escape '\\' order by name");
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  const Names& names = std::get<Names>(found);
  // SQLite takes names in upper and lower case alike
  const auto same = [&](const std::string& name) { return in_upper_case(name) == in_upper_case(table); };
  if (std::any_of(names.begin(), names.end(), same)) return std::nullopt;
  return table_not_there(database.path(), table, names);
}

std::vector<TableColumn> columns_of(sqlite3_stmt* statement) {
  std::vector<TableColumn> columns;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const char* declared = sqlite3_column_decltype(statement, i);
    columns.push_back({sqlite3_column_name(statement, i), declared == nullptr ? "" : declared});
  }
  return columns;
}

/// Whether a column of this declared type may hold values of the field.
bool may_hold(const std::string& declared, TypeKind field) {
  const SqliteAffinity affinity = sqlite_affinity(declared);
  const bool integer = affinity == SqliteAffinity::integer;
  const bool text = affinity == SqliteAffinity::text;
  const bool real = affinity == SqliteAffinity::real;
  const bool bytes = affinity == SqliteAffinity::none;
  switch (field) {
    case TypeKind::integer:
    case TypeKind::floating: return !text && !bytes;
    case TypeKind::text:
    case TypeKind::path:
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::datetime:
    case TypeKind::list:
    case TypeKind::record: return !integer && !real && !bytes;
    case TypeKind::boolean: return !real && !bytes;
    case TypeKind::decimal:
    case TypeKind::any: return !bytes;
    case TypeKind::nothing:
    case TypeKind::file:
    case TypeKind::regex:
    case TypeKind::variable: break;
  }
  return true;
}

std::optional<Problem> compare_types(const std::vector<TableColumn>& columns, const std::string& part,
                                     const SourceRequest& request) {
  for (const auto& field : request.schema->fields()) {
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const TableColumn& c) { return c.name == field.name; });
    if (column->declared.empty() || may_hold(column->declared, field.type.kind())) continue;
    return column_type_differs(field.name, part, column->declared, to_text(field.type))
        .note("declare the field as what the column holds, and convert it in the map");
  }
  return std::nullopt;
}

/// Of a table: what SQLite calls the number of a row, unless a column has that name; the primary key of a table without
/// such numbers. A view has none of its own, whatever it gives for `rowid`.
std::variant<Names, Problem> own_order_of(const SqliteDatabase& database, const std::string& table,
                                          const Names& columns) {
  const std::string named = sqlite_text(table);
  auto kinds =
      first_column(database, "select type || wr from pragma_table_list where schema = 'main' and name = " + named +
                                 " collate nocase");
  if (auto* problem = std::get_if<Problem>(&kinds)) return std::move(*problem);
  const Names& kind = std::get<Names>(kinds);
  if (has_name(kind, "view0")) return Names();
  if (has_name(kind, "table1"))
    return first_column(database, "select name from pragma_table_info(" + named + ") where pk <> 0 order by pk");
  for (const char* number : {"rowid", "_rowid_", "oid"}) {
    const auto taken = [&](const std::string& column) { return in_upper_case(column) == in_upper_case(number); };
    if (std::none_of(columns.begin(), columns.end(), taken)) return Names{number};
  }
  return Names();
}

/// By the key. Rows that have it in common, or have none, in the table's own order; those of a view or a query by all
/// they give. Empty where nothing says an order.
std::variant<std::string, Problem> order_of(const SqliteDatabase& database, const TableRequest& asked,
                                            const SourceRequest& request, const Names& columns) {
  Names by = request.key;
  if (!asked.table.empty()) {
    auto own = own_order_of(database, asked.table, columns);
    if (auto* problem = std::get_if<Problem>(&own)) return std::move(*problem);
    for (const std::string& name : std::get<Names>(own)) by.push_back(name);
  }
  const bool whole = by.size() > request.key.size();
  for (const auto& field : request.schema->fields()) {
    if (!whole && !request.key.empty() && !has_name(by, field.name)) by.push_back(field.name);
  }
  std::string order;
  for (const std::string& name : by)
    order += fmt::format("{}{} collate binary", order.empty() ? "" : ", ", sqlite_name(name));
  return order;
}

}  // namespace

TableRequest sqlite_request(const ConnectorArguments& arguments) {
  return table_request(arguments, std::get<std::string>(arguments.at("file").value));
}

std::variant<SqliteQuery, Problem> sqlite_query(const SqliteDatabase& database, const TableRequest& asked,
                                                const SourceRequest& request) {
  const bool is_table = !asked.table.empty();
  if (is_table) {
    if (auto problem = check_table(database, asked.table)) return *std::move(problem);
  }
  const std::string from = is_table ? sqlite_name(asked.table) : "(" + asked.query + "\n)";
  if (!is_table) {
    // by itself first, so that what is wrong is told of the query as it is written
    auto alone = database.prepare(asked.query);
    if (auto* problem = std::get_if<Problem>(&alone)) return std::move(*problem);
    sqlite3_stmt* statement = std::get<0>(alone).get();
    if (sqlite3_stmt_readonly(statement) == 0)
      return Problem(query_refused(database.path(), "it would change the database"));
    if (sqlite3_bind_parameter_count(statement) != 0) {
      return Problem(query_refused(database.path(), "it has a parameter (`?`, `:name`), for which there is no value"));
    }
  }
  auto all = database.prepare("select * from " + from);
  if (auto* problem = std::get_if<Problem>(&all)) {
    if (is_table) return std::move(*problem);
    return Problem(query_refused(database.path(), "it is no `select`"));  // by itself it was taken
  }
  const std::vector<TableColumn> columns = columns_of(std::get<0>(all).get());
  const std::string part = part_name(asked);
  if (auto problem = compare_column_names(names_of(columns), part, request)) return *std::move(problem);
  if (auto problem = compare_types(columns, part, request)) return *std::move(problem);

  SqliteQuery made;
  // not as a part of another query, which need not keep its order
  const bool own_order = !is_table && says_order_by(asked.query, SqlQuoting::sqlite);
  std::string select;
  for (const auto& field : request.schema->fields()) {
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const TableColumn& c) { return c.name == field.name; });
    made.columns.push_back(static_cast<int>(own_order ? column - columns.begin() : std::ssize(made.columns)));
    select += (select.empty() ? "select " : ", ") + sqlite_name(field.name);
  }
  made.sql = own_order ? asked.query : select + " from " + from;
  if (own_order) return made;
  auto order = order_of(database, asked, request, names_of(columns));
  if (auto* problem = std::get_if<Problem>(&order)) return std::move(*problem);
  if (std::get<std::string>(order).empty()) {
    return Problem(query_without_order(part).note(
        is_table ? "give the schema a key" : "write `order by` in the query, or give the schema a key"));
  }
  made.sql += " order by " + std::get<std::string>(order);
  return made;
}

}  // namespace damson
