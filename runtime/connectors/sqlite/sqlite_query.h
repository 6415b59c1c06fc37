// What a source asks its database: the columns of its schema, in an order that is the same each time.
#pragma once

#include "runtime/connectors/database/table_request.h"
#include "runtime/connectors/sqlite/sqlite_database.h"

namespace damson {

/// The database is its file.
TableRequest sqlite_request(const ConnectorArguments& arguments);

/// A statement, and which of its columns is each field of the schema.
struct SqliteQuery {
  std::string sql;
  std::vector<int> columns;
};

/// Compares the columns that are there with the schema.
std::variant<SqliteQuery, Problem> sqlite_query(const SqliteDatabase& database, const TableRequest& asked,
                                                const SourceRequest& request);

}  // namespace damson
