// A target's table: what a schema makes of it where it is not there, and what is wrong with one that is.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/postgres/postgres_query.h"
#include "runtime/connectors/sink.h"

namespace damson {

struct PostgresTableRequest {
  std::string written;  // as the spec names it
  bool arrays = false;  // lists of single values become arrays where the table is made
  SinkRequest sink;
};

/// A table as a run finds it, or will make it.
struct PostgresTableFound {
  bool there = false;
  PostgresTable table = {};
  std::vector<PostgresType> types = {};  // of the column of each field
  bool key_is_unique = false;            // the table itself holds to the schema's key: others may refer to it
  bool has_rules = false;                // it may refuse a row for more than was compared
};

/// Compares a table that is there with the schema.
std::variant<PostgresTableFound, Problem> find_postgres_target(const PostgresConnection& connection,
                                                               const PostgresTableRequest& request);

/// A field that refers to a row of another table.
struct PostgresForeignKey {
  std::string field;
  PostgresTable table;
  std::string key;
};

/// The type that a field's column is made with.
PostgresType postgres_column_type(const Type& field, bool arrays);

/// The statement that makes the table, and those that say what it refers to, when all tables are made.
std::vector<std::string> create_postgres_table(const PostgresTableRequest& request, const PostgresTableFound& found,
                                               const std::vector<PostgresForeignKey>& references,
                                               const PostgresConnection& connection);

/// Several statements as one text, and back.
std::string joined_statements(const std::vector<std::string>& statements);
std::vector<std::string> split_statements(const std::string& text);

/// What the server says of a row that it refuses, in words of whoever has the table.
std::string refused_row_words(const PGresult* result);

}  // namespace damson
