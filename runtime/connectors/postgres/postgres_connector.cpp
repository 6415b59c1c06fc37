// The connector `postgres`: its words, arguments, examples and checks.
#include "runtime/connectors/postgres/postgres_connector.h"

#include "runtime/connectors/database/table_request.h"
#include "runtime/connectors/json/json_checks.h"
#include "runtime/connectors/postgres/postgres_address.h"
#include "runtime/connectors/postgres/postgres_source.h"

namespace damson {

namespace {

const std::string& url_of(const ConnectorArguments& arguments) { return std::get<std::string>(arguments.at("url").value); }

std::optional<std::string> check_postgres_source(const ConnectorArguments& arguments, const Type& schema) {
  if (auto wrong = check_postgres_address(url_of(arguments))) return wrong;
  if (auto wrong = check_table_request(table_request(arguments, url_of(arguments)))) return wrong;
  return check_json_source({}, schema);
}

constexpr std::string_view postgres_details = R"(A table, a view, or the rows of a query. The columns have the names of the fields, in any order; a column that the schema does not declare is an
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

Rejected rows go into the quarantine as JSON records, one a line. Corrected, they are read with `ndjson` by the same spec.)";

}  // namespace

Connector postgres_connector() {
  const ConstantValue nothing{std::string()};
  return {
      .name = "postgres",
      .summary = "A table of a PostgreSQL database, or a query.",
      .details = postgres_details,
      .traits = {.example_wants_server = true},
      .source_parameters = {{"url", "The address of the database; with a password in it only as `env(\"NAME\")`."},
                            {"table", "The table or view that is read.", nothing},
                            {"query", "A statement that gives the records: `select … order by …`.", nothing}},
      .target_parameters = {},
      .source_examples =
          {{R"(schema Person { key id: int, name: text, born: date?, tags: list of text }
source people: Person from postgres("postgresql://reader@db.museum.example/catalogue", table: "people"))",
            "create table people (name varchar(60), born date, tags text[], id integer primary key);\n"
            "insert into people values ('Blake, Robert', '1762-03-01', '{painter,\"of ships\"}', 2), ('Anna West', null, '{}', 1);",
            "{\"id\":1,\"name\":\"Anna West\",\"born\":null,\"tags\":[]}\n"
            "{\"id\":2,\"name\":\"Blake, Robert\",\"born\":\"1762-03-01\",\"tags\":[\"painter\",\"of ships\"]}\n"},
           {R"(schema Size { work: text, height: decimal, notes: any? }
source sizes: Size from postgres("host=db.museum.example dbname=catalogue", query: "select work, height, notes from sizes where height > 1 order by height desc"))",
            "create table sizes (work text, height numeric(8, 2), notes jsonb);\n"
            "insert into sizes values ('A1', 12.5, '{\"framed\": true}'), ('A2', 0.5, null), ('A3', 100, null);",
            "{\"work\":\"A3\",\"height\":100.00,\"notes\":null}\n{\"work\":\"A1\",\"height\":12.50,\"notes\":{\"framed\":true}}\n"}},
      .target_examples = {},
      .check_source = check_postgres_source,
      .check_target = {},
      .open_source = open_postgres_source,
      .open_sink = {},
      .read_back = {},
  };
}

}  // namespace damson
