// The words for columns and tables that are not what a schema says.
#include "runtime/connectors/database/compare_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/diagnostics/catalogue/no_such_table.h"
#include "runtime/diagnostics/catalogue/source_columns_differ.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson {

bool has_name(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed_names(const Names& names) {
  constexpr size_t shown = 60;
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), shown); ++i) out += fmt::format("{}`{}`", i == 0 ? "" : ", ", names[i]);
  if (names.size() > shown) out += fmt::format(" and {} more", names.size() - shown);
  return out;
}

std::optional<Problem> compare_column_names(const Names& columns, const std::string& part,
                                            const SourceRequest& request) {
  Names fields;
  Names lacking;
  Names unknown;
  for (const auto& field : request.schema->fields()) {
    fields.push_back(field.name);
    if (!has_name(columns, field.name)) lacking.push_back(field.name);
  }
  for (const std::string& column : columns) {
    if (!request.open && !has_name(fields, column)) unknown.push_back(column);
  }
  if (lacking.empty() && unknown.empty()) return std::nullopt;
  auto problem = source_columns_differ(part, request.schema_name);
  for (const std::string& field : lacking) {
    const auto near = nearest_name(field, unknown);
    problem.note(fmt::format("there is no column `{}`{}", field, near ? fmt::format("; is it `{}`?", *near) : ""));
  }
  if (!unknown.empty()) problem.note("the schema does not declare " + listed_names(unknown));
  problem.note("the schema has " + listed_names(fields));
  problem.note("the columns are " + listed_names(columns));
  if (lacking.empty())
    problem.note(
        "declare the new columns, and drop them with a reason if they are not wanted; or end the schema with `... "
        "because \"…\"`");
  return problem;
}

Problem table_not_there(const std::string& database, const std::string& table, const Names& tables) {
  auto problem = no_such_table(database, table);
  if (const auto near = nearest_name(table, tables)) problem.note(fmt::format("did you mean `{}`?", *near));
  return problem.note(tables.empty() ? "it has no tables at all" : "it has " + listed_names(tables));
}

}  // namespace damson
