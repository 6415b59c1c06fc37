// The connector `postgres`: its words, arguments, examples and checks.
#include "runtime/connectors/postgres/postgres_connector.h"

#include <fmt/format.h>

#include "runtime/connectors/database/table_request.h"
#include "runtime/connectors/json/json_checks.h"
#include "runtime/connectors/postgres/postgres_address.h"
#include "runtime/connectors/postgres/postgres_query.h"
#include "runtime/connectors/postgres/postgres_sink.h"
#include "runtime/connectors/postgres/postgres_source.h"

namespace damson {

namespace {

const std::string& url_of(const ConnectorArguments& arguments) {
  return std::get<std::string>(arguments.at("url").value);
}

std::optional<std::string> check_postgres_source(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_postgres_address(url_of(arguments))) return wrong;
  if (auto wrong = check_table_request(table_request(arguments, url_of(arguments)))) return wrong;
  return check_json_source({}, schema);
}

std::optional<std::string> check_postgres_target(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_postgres_address(url_of(arguments))) return wrong;
  const PostgresTableName name = postgres_table_name(std::get<std::string>(arguments.at("table").value));
  if (name.table.empty()) return "name the table that is written: `table: \"works\"`";
  if (name.table == "damson_runs") return "a table cannot be called `damson_runs`: that name is taken";
  constexpr size_t longest_name = 63;  // in bytes, as the server is built; it would cut off the rest
  if (name.table.size() > longest_name)
    return fmt::format("a table's name has at most {} bytes in PostgreSQL", longest_name);
  constexpr size_t most_columns = 1600;
  if (schema.fields().size() > most_columns) {
    return fmt::format("a table of PostgreSQL has at most {} columns, and the schema has {} fields", most_columns,
                       schema.fields().size());
  }
  for (const auto& field : schema.fields()) {
    if (field.name.size() > longest_name)
      return fmt::format("a column's name has at most {} bytes in PostgreSQL, and `{}` has more", longest_name,
                         field.name);
    for (const char* taken : {"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"}) {
      if (field.name == taken)
        return fmt::format("a column cannot be called `{}`: every table of PostgreSQL has one of its own", taken);
    }
  }
  const std::string& lists = std::get<std::string>(arguments.at("lists").value);
  if (lists != "jsonb" && lists != "array") return "`lists` is \"jsonb\" or \"array\"";
  return check_json_target({}, schema);
}

/// What a table that is there may be too narrow for, and a zero character, which no text of the server can hold.
bool postgres_may_refuse(const ConnectorArguments&, const Type& schema) {
  for (const auto& field : schema.fields()) {
    switch (field.type.kind()) {
      case TypeKind::integer:
      case TypeKind::decimal:
      case TypeKind::text:
      case TypeKind::path:
      case TypeKind::list:
      case TypeKind::record:
      case TypeKind::any: return true;
      default: break;
    }
  }
  return false;
}

ConnectorArguments read_postgres_back(const ConnectorArguments& target) {
  return {{"url", target.at("url")}, {"table", target.at("table")}, {"query", ConstantValue{std::string()}}};
}

constexpr std::string_view postgres_details =
    R"(A table, a view, or the rows of a query. The columns have the names of the fields, in any order; a column that the schema does not declare is an
error unless the schema ends with `...`. Their types are compared with the schema before anything runs. `table: "archive.works"` is the table `works` in the
database's schema `archive`; a name that has dots itself stands in quotes: `"\"a.b\""`.

The address is one that libpq takes: `postgresql://user@host:5432/database`, or `host=… dbname=…`. A password does not stand in a spec: `env("DATABASE")` takes the whole
address from the environment, and then it is never shown, logged or kept; without one libpq looks into PGPASSWORD and `~/.pgpass`. Over a network write
`?sslmode=verify-full&sslrootcert=…` at its end: only then the connection is encrypted and the server is certainly the one that is meant. `sslmode=require` encrypts and
looks at no certificate; without a word libpq takes what the server offers.

Rows come in the order of the schema's key (texts by their bytes); those of a table without a key by its primary key, or as they lie in the table. A query or a view
without a key has no order: the query says `order by` itself. All sources and lookups of one database are read in one snapshot: they see one state of it, whatever others write
meanwhile. Nothing is written: the transactions are read only.

`text` and `path` are text, varchar, char(n) without the blanks that fill it, citext, uuid and enumerations. `bool` is boolean; `int` smallint, integer, bigint, or a
numeric without places; `decimal` numeric, exactly, integers, or the shortest digits of a real; `float` real, double precision or integer. `date` is date, `time` time without a zone,
`datetime` timestamptz, in UTC. A timestamp without a zone is read as UTC: where it is of another place, convert it in a query, `made at time zone 'Europe/Paris'`.
Lists are arrays, or json and jsonb, which records and `any` are too. NULL is missing. NaN, infinity, and dates outside of the years 1 to 9999 are errors of their field. A domain counts as
the type that it is made of. bytea and everything else is no field: convert it in a query.

A target's table is made as the schema says where it is not there: `key` is its PRIMARY KEY, `unique by` a field UNIQUE, a field that is not optional NOT
NULL, `one of` and bounds are CHECKs, and a `ref` to a target in the same database is a FOREIGN KEY that is judged when the transaction ends. `text` and `path` are text, `int` is bigint,
`decimal` numeric, `float` double precision, `datetime` timestamptz, lists, records and `any` are jsonb; with `lists: "array"` lists of single values are arrays. A table that is there is
compared with the schema first, column by column, and all that does not fit is told at once (E0865): types, lengths, values of an enumeration, columns that must have a value, what is unique,
triggers, rights. A value that its column cannot hold, because it is too long for a varchar or too large for an integer, rejects its record at `unwritable`; nothing is cut or rounded. The
table's rows stay: a record whose key, or what is `unique by`, is there already is rejected at `exists`. CHECKs of the table's own are tried on an empty copy of it, in a plan too.

What waits for the database lies in the state folder. All rows of a run go into a database in one transaction, tables that are referred to first, and a row of the table `damson_runs` with them, by
which `damson resume` and `damson rollback` know after a crash whether that happened; they take the address from the environment again. Taking back deletes the rows that this transaction wrote, and
refuses where somebody has changed one since.

Rejected rows go into the quarantine as JSON records, one a line. Corrected, they are read with `ndjson` by the same spec.)";

}  // namespace

Connector postgres_connector() {
  const ConstantValue nothing{std::string()};
  return {
      .name = "postgres",
      .summary = "A table of a PostgreSQL database, or a query.",
      .details = postgres_details,
      .traits = {.example_wants_server = true, .keeps_what_is_there = true},
      .source_parameters = {{"url", "The address of the database; with a password in it only as `env(\"NAME\")`."},
                            {"table", "The table or view that is read.", nothing},
                            {"query", "A statement that gives the records: `select … order by …`.", nothing}},
      .target_parameters = {{"url", "The address of the database; with a password in it only as `env(\"NAME\")`."},
                            {"table", "The table that is written. It is made where it is not there."},
                            {"lists",
                             "What lists of single values are in a table that is made: \"jsonb\" or \"array\".",
                             ConstantValue{std::string("jsonb")}}},
      .source_examples =
          {{R"(schema Person { key id: int, name: text, born: date?, tags: list of text }
source people: Person from postgres("postgresql://reader@db.museum.example/catalogue", table: "people"))",
            "create table people (name varchar(60), born date, tags text[], id integer primary key);\n"
            "insert into people values ('Blake, Robert', '1762-03-01', '{painter,\"of ships\"}', 2), ('Anna West', "
            "null, '{}', 1);",
            "{\"id\":1,\"name\":\"Anna West\",\"born\":null,\"tags\":[]}\n"
            "{\"id\":2,\"name\":\"Blake, Robert\",\"born\":\"1762-03-01\",\"tags\":[\"painter\",\"of ships\"]}\n"},
           {R"(schema Size { work: text, height: decimal, notes: any? }
source sizes: Size from postgres("host=db.museum.example dbname=catalogue", query: "select work, height, notes from sizes where height > 1 order by height desc"))",
            "create table sizes (work text, height numeric(8, 2), notes jsonb);\n"
            "insert into sizes values ('A1', 12.5, '{\"framed\": true}'), ('A2', 0.5, null), ('A3', 100, null);",
            "{\"work\":\"A3\",\"height\":100.00,\"notes\":null}\n{\"work\":\"A1\",\"height\":12.50,\"notes\":{"
            "\"framed\":true}}\n"}},
      .target_examples =
          {{R"(schema Person { key id: int, name: text, born: int(1000..2030)?, aliases: list of text }
target people: Person to postgres("postgresql://writer@db.museum.example/catalogue", table: "people", lists: "array"))",
            "{\"id\":2,\"name\":\"Blake, Robert\",\"born\":1762,\"aliases\":[\"R. Blake\"]}\n{\"id\":1,\"name\":\"Anna "
            "West\",\"born\":null,\"aliases\":[]}\n",
            "{\"id\":1,\"name\":\"Anna West\",\"born\":null,\"aliases\":[]}\n{\"id\":2,\"name\":\"Blake, "
            "Robert\",\"born\":1762,\"aliases\":[\"R. Blake\"]}\n"}},
      .check_source = check_postgres_source,
      .check_target = check_postgres_target,
      .may_refuse = postgres_may_refuse,
      .open_source = open_postgres_source,
      .open_sink = open_postgres_sink,
      .make_steps = make_postgres_steps,
      .read_back = read_postgres_back,
  };
}

}  // namespace damson
