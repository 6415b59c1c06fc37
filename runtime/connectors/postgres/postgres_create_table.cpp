// What a schema makes of a table: types, keys, and constraints that hold others to what Damson holds its records to.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/postgres/postgres_table.h"

namespace damson {

namespace {

PostgresType made_type(PostgresKind kind, unsigned oid, std::string name) {
  return {.kind = kind, .oid = oid, .name = std::move(name)};
}

std::string joined_names(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + PostgresConnection::name(name);
  return text;
}

std::string between(const std::string& value, const FieldBounds& bounds) {
  std::string text;
  if (bounds.low) text += fmt::format("{} >= {}", value, to_text(*bounds.low));
  if (bounds.high) text += fmt::format("{}{} <= {}", text.empty() ? "" : " AND ", value, to_text(*bounds.high));
  return text;
}

std::string column_check(const Type::Field& field, const FieldBounds& bounds, const PostgresType& type,
                         const PostgresConnection& connection) {
  const std::string name = PostgresConnection::name(field.name);
  if (!field.type.options().empty()) {
    std::string options;
    for (const std::string& option : field.type.options())
      options += (options.empty() ? "" : ", ") + connection.text(option);
    return fmt::format("{} IN ({})", name, options);
  }
  switch (field.type.kind()) {
    case TypeKind::integer:
    case TypeKind::floating:
    case TypeKind::decimal: return between(name, bounds);
    case TypeKind::text: return between(fmt::format("char_length({})", name), bounds);
    case TypeKind::list:
      return between(
          fmt::format("{}({})", type.kind == PostgresKind::array ? "cardinality" : "jsonb_array_length", name), bounds);
    default: return {};
  }
}

}  // namespace

PostgresType postgres_column_type(const Type& field, bool arrays) {
  switch (field.kind()) {
    case TypeKind::boolean: return made_type(PostgresKind::boolean, 16, "boolean");
    case TypeKind::integer: return made_type(PostgresKind::int8, 20, "bigint");
    case TypeKind::decimal: return made_type(PostgresKind::numeric, 1700, "numeric");
    case TypeKind::floating: return made_type(PostgresKind::float8, 701, "double precision");
    case TypeKind::date: return made_type(PostgresKind::date, 1082, "date");
    case TypeKind::time: return made_type(PostgresKind::time, 1083, "time");
    case TypeKind::datetime: return made_type(PostgresKind::timestamptz, 1184, "timestamptz");
    case TypeKind::list: {
      const PostgresType element = postgres_column_type(field.element(), false);
      if (!arrays || element.kind == PostgresKind::jsonb) break;
      PostgresType array = made_type(PostgresKind::array, 0, element.name + "[]");
      array.element = std::make_shared<PostgresType>(element);
      return array;
    }
    case TypeKind::record:
    case TypeKind::any: break;
    default: return made_type(PostgresKind::text, 25, "text");
  }
  return made_type(PostgresKind::jsonb, 3802, "jsonb");
}

std::vector<std::string> create_postgres_table(const PostgresTableRequest& request, const PostgresTableFound& found,
                                               const std::vector<PostgresForeignKey>& references,
                                               const PostgresConnection& connection) {
  const auto& fields = request.sink.schema->fields();
  const RecordRules& rules = request.sink.rules;
  std::string sql = fmt::format("CREATE TABLE {} (", found.table.sql());
  for (size_t place = 0; place < fields.size(); ++place) {
    const Type::Field& field = fields[place];
    const bool is_key = rules.key.size() == 1 && rules.key.front() == field.name;
    sql += fmt::format("{}\n  {} {}", place == 0 ? "" : ",", PostgresConnection::name(field.name),
                       found.types[place].name);
    if (!field.type.optional()) sql += " NOT NULL";
    if (is_key) sql += " PRIMARY KEY";
    if (rules.unique == field.name && !is_key) sql += " UNIQUE";
    const std::string check = column_check(field, place < rules.bounds.size() ? rules.bounds[place] : FieldBounds(),
                                           found.types[place], connection);
    if (!check.empty()) sql += fmt::format(" CHECK ({})", check);
  }
  if (rules.key.size() > 1) sql += fmt::format(",\n  PRIMARY KEY ({})", joined_names(rules.key));
  std::vector<std::string> statements{sql + "\n)"};
  for (const PostgresForeignKey& reference : references) {
    statements.push_back(fmt::format(
        "ALTER TABLE {} ADD FOREIGN KEY ({}) REFERENCES {} ({}) DEFERRABLE INITIALLY DEFERRED", found.table.sql(),
        PostgresConnection::name(reference.field), reference.table.sql(), PostgresConnection::name(reference.key)));
  }
  return statements;
}

/// With a zero character between them, which no statement has.
std::string joined_statements(const std::vector<std::string>& statements) {
  std::string text;
  for (const std::string& statement : statements) {
    if (!text.empty()) text += '\0';
    text += statement;
  }
  return text;
}

std::vector<std::string> split_statements(const std::string& text) {
  std::vector<std::string> statements;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\0', begin), text.size());
    statements.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return statements;
}

}  // namespace damson
