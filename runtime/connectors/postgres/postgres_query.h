// What a source asks its database: the columns of its schema, in an order that is the same each time.
#pragma once

#include "runtime/connectors/database/table_request.h"
#include "runtime/connectors/postgres/postgres_type.h"

namespace damson {

/// `archive.works`: of a schema that the address's user does not see by itself; else only the name. Quotes where a name
/// has dots: `"a.b"`.
struct PostgresTableName {
  std::string schema = {};
  std::string table = {};
};
PostgresTableName postgres_table_name(const std::string& written);

/// A table or view that is there.
struct PostgresTable {
  unsigned oid = 0;
  char kind = 'r';  // as pg_class has it: a table, a view, partitioned …
  std::string schema = {};
  std::string name = {};
  std::string sql() const { return PostgresConnection::name(schema) + "." + PostgresConnection::name(name); }
};
/// Nothing where there is none.
std::variant<std::optional<PostgresTable>, Problem> find_postgres_table(const PostgresConnection& connection,
                                                                        const PostgresTableName& name);

/// A statement that is copied out, and where among its columns each field of the schema stands.
struct PostgresQuery {
  std::string sql = {};
  std::vector<size_t> columns = {};
  std::vector<PostgresType> types = {};  // by field
};

/// Compares the columns that are there with the schema.
std::variant<PostgresQuery, Problem> postgres_query(const PostgresConnection& connection, const TableRequest& asked,
                                                    const SourceRequest& request);

}  // namespace damson
