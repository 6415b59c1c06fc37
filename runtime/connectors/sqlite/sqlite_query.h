// What a source asks its database: the columns of its schema, in an order that is the same each time.
#pragma once

#include "runtime/connectors/connector.h"
#include "runtime/connectors/sqlite/sqlite_database.h"

namespace damson {

/// A source's arguments; one of `table` and `query` is empty.
struct SqliteRequest {
  std::string file;
  std::string table;
  std::string query;
};

SqliteRequest sqlite_request(const ConnectorArguments& arguments);

/// `works of catalogue.sqlite`
std::string part_name(const SqliteRequest& request);

/// A statement, and which of its columns is each field of the schema.
struct SqliteQuery {
  std::string sql;
  std::vector<int> columns;
};

/// Compares the columns that are there with the schema.
std::variant<SqliteQuery, Problem> sqlite_query(const SqliteDatabase& database, const SqliteRequest& asked, const SourceRequest& request);

/// Whether a query says `order by` itself: outside of brackets, texts and comments.
bool says_order_by(std::string_view query);

}  // namespace damson
