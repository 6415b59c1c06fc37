// The connector `sqlite`: its words, arguments, examples and checks.
#include "runtime/connectors/sqlite/sqlite_connector.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "runtime/connectors/json/json_checks.h"
#include "runtime/connectors/sqlite/sqlite_query.h"
#include "runtime/connectors/sqlite/sqlite_sink.h"
#include "runtime/connectors/sqlite/sqlite_source.h"

namespace damson {

namespace {

std::optional<std::string> check_sqlite_source(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_table_request(sqlite_request(arguments))) return wrong;
  return check_json_source({}, schema);
}

std::optional<std::string> check_sqlite_target(const ConnectorArguments& arguments, const Type& schema) {
  const std::string& table = std::get<std::string>(arguments.at("table").value);
  if (table.empty()) return "name the table that is written: `table: \"works\"`";
  if (sqlite3_strnicmp(table.c_str(), "sqlite_", 7) == 0 || sqlite3_stricmp(table.c_str(), "damson_runs") == 0) {
    return fmt::format("a table cannot be called `{}`: that name is taken", table);
  }
  const auto& fields = schema.fields();
  constexpr size_t most_columns = 2000;  // as SQLite is built
  if (fields.size() > most_columns)
    return fmt::format("a table of SQLite has at most {} columns, and the schema has {} fields", most_columns,
                       fields.size());
  for (size_t i = 0; i < fields.size(); ++i) {
    for (size_t other = 0; other < i; ++other) {
      if (sqlite3_stricmp(fields[i].name.c_str(), fields[other].name.c_str()) != 0) continue;
      return fmt::format("SQLite takes `{}` and `{}` for the same column", fields[other].name, fields[i].name);
    }
  }
  return check_json_target({}, schema);
}

/// A text with a zero character, at which SQLite ends it. In JSON it is written otherwise.
bool sqlite_may_refuse(const ConnectorArguments&, const Type& schema) {
  return std::ranges::any_of(schema.fields(), [](const Type::Field& field) {
    return field.type.is(TypeKind::text) && field.type.options().empty();
  });
}

ConnectorArguments read_sqlite_back(const ConnectorArguments& target) {
  return {{"file", target.at("file")}, {"table", target.at("table")}, {"query", ConstantValue{std::string()}}};
}

constexpr std::string_view sqlite_details =
    R"(A table, a view, or the rows of a query. The columns have the names of the fields, in any order; a column that the schema does not declare is an
error unless the schema ends with `...`. What the columns are declared as is compared with the schema before anything runs.

Rows come in the order of the schema's key; those of a table without a key in the order in which the table has them. A query or a view without
a key has no order: the query says `order by` itself. The database is opened for reading only, and all sources of one database are read in one transaction: they see one
state of it, whatever others write meanwhile.

`text`, `path`, `date`, `time` and `datetime` are TEXT (ISO 8601), `int` is INTEGER, `float` INTEGER or REAL, `bool` the integers 0 and 1 or the
texts `true` and `false`, `decimal` is TEXT, INTEGER or REAL (of a REAL the shortest digits that stand for it), lists, records and `any` are JSON in
a TEXT. NULL is missing. Nothing else is converted: a value of another kind, a BLOB, a text that is not UTF-8 are errors of their field.

A target's table is made as the schema says where it is not there: `key` is its PRIMARY KEY, `unique by` a field UNIQUE, a field that is not optional NOT
NULL, `one of` and bounds are CHECKs, and a `ref` to a target in the same database is a FOREIGN KEY. `decimal`, dates and paths are TEXT, so that nothing is
rounded; `bool` is 0 or 1; lists, records and `any` are JSON in a TEXT. A table that is there is compared with the schema first (E0865). Its rows stay: a record whose
key, or what is `unique by`, is there already is rejected at `exists`. All rows of a run go into a database in one transaction, and a row of the table
`damson_runs` with them, by which `damson resume` and `damson rollback` know after a crash whether that happened.

A target that `updates` writes the columns that change and deletes the rows that are to go, in the same transaction. A row that somebody else has changed since
the run read it is not touched, and nothing is then. A row with which the database would delete or change rows of other tables is not deleted.

Rejected rows go into the quarantine as JSON records, one a line. Corrected, they are read with `ndjson` by the same spec; a BLOB is `null` there.)";

}  // namespace

Connector sqlite_connector() {
  const ConstantValue nothing{std::string()};
  return {
      .name = "sqlite",
      .summary = "A table of a SQLite database, or a query.",
      .details = sqlite_details,
      .traits = {.example_is_sql = true, .can_update = true, .keeps_what_is_there = true},
      .source_parameters = {{"file", "The file that holds the database."},
                            {"table", "The table or view that is read.", nothing},
                            {"query", "A statement that gives the records: `select … order by …`.", nothing}},
      .target_parameters = {{"file", "The file that holds the database. It is made where it is not there."},
                            {"table", "The table that is written. It is made where it is not there."}},
      .source_examples =
          {{R"(schema Person { key id: int, name: text, born: int?, verified: bool }
source people: Person from sqlite("people.sqlite", table: "people"))",
            "create table people (name text, born integer, verified integer, id integer primary key);\n"
            "insert into people values ('Blake, Robert', 1762, 1, 2), ('Anna West', null, 0, 1);",
            "{\"id\":1,\"name\":\"Anna West\",\"born\":null,\"verified\":false}\n"
            "{\"id\":2,\"name\":\"Blake, Robert\",\"born\":1762,\"verified\":true}\n"},
           {R"(schema Size { work: text, height: decimal, tags: list of text }
source sizes: Size from sqlite("sizes.sqlite", query: "select work, height, tags from sizes where height > 1 order by height desc"))",
            "create table sizes (work text, height numeric, tags text);\n"
            "insert into sizes values ('A1', 12.5, '[\"oil\", \"wood\"]'), ('A2', 0.5, '[]'), ('A3', 100, '[]');",
            "{\"work\":\"A3\",\"height\":100,\"tags\":[]}\n{\"work\":\"A1\",\"height\":12.5,\"tags\":[\"oil\",\"wood\"]"
            "}\n"}},
      .target_examples = {{R"(schema Person { key id: int, name: text, born: int(1000..2030)?, aliases: list of text }
target people: Person to sqlite("people.sqlite", table: "people"))",
                           "{\"id\":2,\"name\":\"Blake, Robert\",\"born\":1762,\"aliases\":[\"R. "
                           "Blake\"]}\n{\"id\":1,\"name\":\"Anna West\",\"born\":null,\"aliases\":[]}\n",
                           "CREATE TABLE \"people\" (\n"
                           "  \"id\" INTEGER NOT NULL PRIMARY KEY,\n"
                           "  \"name\" TEXT NOT NULL,\n"
                           "  \"born\" INTEGER CHECK (\"born\" >= 1000 AND \"born\" <= 2030),\n"
                           "  \"aliases\" TEXT NOT NULL\n"
                           ");\n"
                           "INSERT INTO \"people\" VALUES(1,'Anna West',NULL,'[]');\n"
                           "INSERT INTO \"people\" VALUES(2,'Blake, Robert',1762,'[\"R. Blake\"]');\n"}},
      .check_source = check_sqlite_source,
      .check_target = check_sqlite_target,
      .may_refuse = sqlite_may_refuse,
      .open_source = open_sqlite_source,
      .open_sink = open_sqlite_sink,
      .make_steps = make_sqlite_steps,
      .read_back = read_sqlite_back,
  };
}

}  // namespace damson
