// What a schema makes of a table: types, keys, and constraints that hold others to what Damson holds its records to.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/connectors/sqlite/sqlite_table.h"

namespace damson {

namespace {

std::string_view column_type(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
    case TypeKind::integer: return "INTEGER";
    case TypeKind::floating: return "REAL";
    default: return "TEXT";  // a decimal too: as a number it would be rounded
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + sqlite_name(name);
  return text;
}

/// "a" between the bounds; a decimal is compared as the nearest number, which keeps the order.
std::string within(const std::string& value, const FieldBounds& bounds) {
  std::string text;
  if (bounds.low) text += fmt::format("{} >= {}", value, to_text(*bounds.low));
  if (bounds.high) text += fmt::format("{}{} <= {}", text.empty() ? "" : " AND ", value, to_text(*bounds.high));
  return text;
}

std::string check_of(const Type::Field& field, const FieldBounds& bounds) {
  const std::string name = sqlite_name(field.name);
  if (field.type.is(TypeKind::boolean)) return name + " IN (0, 1)";
  if (!field.type.options().empty()) {
    std::string options;
    for (const std::string& option : field.type.options())
      options += (options.empty() ? "" : ", ") + sqlite_text(option);
    return fmt::format("{} IN ({})", name, options);
  }
  switch (field.type.kind()) {
    case TypeKind::integer:
    case TypeKind::floating: return within(name, bounds);
    case TypeKind::decimal: return within(fmt::format("CAST({} AS REAL)", name), bounds);
    case TypeKind::text: return within(fmt::format("length({})", name), bounds);
    default: return {};
  }
}

std::string column_sql(const SqliteTableRequest& request, size_t place,
                       const std::vector<SqliteForeignKey>& references) {
  const Type::Field& field = request.sink.schema->fields()[place];
  const RecordRules& rules = request.sink.rules;
  std::string sql = fmt::format("{} {}", sqlite_name(field.name), column_type(field.type.kind()));
  const bool is_key = rules.key.size() == 1 && rules.key.front() == field.name;
  if (!field.type.optional()) sql += " NOT NULL";
  if (is_key) sql += " PRIMARY KEY";
  if (rules.unique == field.name && !is_key) sql += " UNIQUE";
  const std::string check = check_of(field, place < rules.bounds.size() ? rules.bounds[place] : FieldBounds());
  if (!check.empty()) sql += fmt::format(" CHECK ({})", check);
  const auto reference = std::ranges::find(references, field.name, &SqliteForeignKey::field);
  if (reference != references.end()) {
    sql += fmt::format(" REFERENCES {} ({}) DEFERRABLE INITIALLY DEFERRED", sqlite_name(reference->table),
                       sqlite_name(reference->key));
  }
  return sql;
}

}  // namespace

std::string create_table_sql(const SqliteTableRequest& request, const std::vector<SqliteForeignKey>& references) {
  std::string sql = fmt::format("CREATE TABLE {} (", sqlite_name(request.table));
  for (size_t place = 0; place < request.sink.schema->fields().size(); ++place) {
    sql += (place == 0 ? "\n  " : ",\n  ") + column_sql(request, place, references);
  }
  if (request.sink.rules.key.size() > 1) sql += fmt::format(",\n  PRIMARY KEY ({})", joined(request.sink.rules.key));
  return sql + "\n)";
}

std::string insert_sql(const std::string& table, const std::vector<std::string>& columns) {
  std::string values;
  for (size_t i = 0; i < columns.size(); ++i) values += i == 0 ? "?" : ", ?";
  return fmt::format("insert into {} ({}) values ({})", sqlite_name(table), joined(columns), values);
}

}  // namespace damson
