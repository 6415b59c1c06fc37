// What a source of a database is asked for: a table or a query.
#pragma once

#include <string>

#include "runtime/connectors/connector.h"

namespace damson {

/// One of `table` and `query` is empty.
struct TableRequest {
  std::string database;  // as messages name it: a file, an address without its secrets
  std::string table;
  std::string query;
};

/// Of a connector's arguments; the database is what its first one says.
TableRequest table_request(const ConnectorArguments& arguments, std::string database);

/// `works of catalogue.sqlite`
std::string part_name(const TableRequest& request);

/// What is wrong where both are asked for, or neither; in the reader's words.
std::optional<std::string> check_table_request(const TableRequest& request);

}  // namespace damson
