// A target's table: what a schema makes of it where it is not there, and what is wrong with one that is.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/connectors/sink.h"
#include "runtime/connectors/sqlite/sqlite_database.h"
#include "runtime/publication/observed_state.h"

namespace damson {

struct SqliteTableRequest {
  std::string table;
  SinkRequest sink;
};

/// A table as a run finds it.
struct SqliteTableFound {
  bool there = false;
  std::string sql = {};                   // that made it; empty where it is not there
  std::vector<std::string> columns = {};  // all that hold something, in its order
  std::string dragged_along = {};  // tables whose rows go, or change, with one that is deleted here: "`loans`, `notes`"
  bool key_is_unique = false;      // the table itself holds to the schema's key: others may refer to it
};

/// Compares a table that is there with the schema.
std::variant<SqliteTableFound, Problem> find_target_table(const SqliteDatabase& database,
                                                          const SqliteTableRequest& request);

/// What a table holds and how it was made, and that it is not there.
std::variant<ObservedState, Problem> observe_table(Storage& storage, const std::string& file, const std::string& table);

/// A field that refers to a row of another table.
struct SqliteForeignKey {
  std::string field;
  std::string table;
  std::string key;
};

/// The statement that makes the table.
std::string create_table_sql(const SqliteTableRequest& request, const std::vector<SqliteForeignKey>& references);
/// `insert into "works" ("id", "title") values (?, ?)`
std::string insert_sql(const std::string& table, const std::vector<std::string>& columns);

/// What SQLite says of a row that it refuses, in words of whoever has the table.
std::string refusal_words(const SqliteDatabase& database, int code);

}  // namespace damson
