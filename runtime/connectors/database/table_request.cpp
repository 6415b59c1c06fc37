// Reading `table` and `query`.
#include "runtime/connectors/database/table_request.h"

#include <fmt/format.h>

namespace damson {

TableRequest table_request(const ConnectorArguments& arguments, std::string database) {
  const auto text = [&](const char* name) { return std::get<std::string>(arguments.at(name).value); };
  return {.database = std::move(database), .table = text("table"), .query = text("query")};
}

std::string part_name(const TableRequest& request) {
  return fmt::format("{} of {}", request.table.empty() ? "the query" : request.table, request.database);
}

std::optional<std::string> check_table_request(const TableRequest& request) {
  if (request.table.empty() != request.query.empty()) return std::nullopt;
  return request.table.empty() ? "name what is read: `table: \"works\"`, or a `query`"
                               : "it is either a `table` or a `query`";
}

}  // namespace damson
