// Tables and queries of SQLite databases as records: types, order, snapshots, threads, and what is wrong with a
// database.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "compiler/driver/compile.h"
#include "runtime/connectors/database/says_order_by.h"
#include "runtime/engine/engine.h"
#include "tests/support/sqlite_bytes.h"
#include "tests/unit/connectors/read_records.h"
#include "tests/unit/connectors/temporary_folder.h"

namespace damson {

namespace {

using test::database_of;
using test::read_text;

/// The value of the field `v`, alone in a table.
std::string value_of(const std::string& type, const std::string& sql_value, const std::string& declared = "") {
  const auto result =
      read_text("{ v: " + type + " }", R"(sqlite("f", table: "t"))",
                database_of("create table t (v " + declared + "); insert into t values (" + sql_value + ");"));
  if (result.problem) return result.id() + " " + result.problem->message;
  REQUIRE(result.rows.size() == 1);
  return result.rows.front();
}

test::ReadResult table(const std::string& schema, const std::string& sql,
                       const std::string& arguments = R"(table: "t")") {
  return read_text(schema, "sqlite(\"f\", " + arguments + ")", database_of(sql));
}

}  // namespace

TEST_CASE("a value of each kind is what its field says, or an error of the field") {
  struct Case {
    const char* type;
    const char* value;
    const char* read;
  };
  const Case cases[] = {
      {"int", "9223372036854775807", R"({"v":9223372036854775807})"},
      {"int", "-1", R"({"v":-1})"},
      {"int?", "null", R"({"v":null})"},
      {"bool", "1", R"({"v":true})"},
      {"bool", "0", R"({"v":false})"},
      {"bool", "'true'", R"({"v":true})"},
      {"decimal", "12.5", R"({"v":12.5})"},
      {"decimal", "'12.50'", R"({"v":12.50})"},
      {"decimal", "7", R"({"v":7})"},
      {"float", "0.1", R"({"v":0.1})"},
      {"text", "'a \"b\" \n c'", R"({"v":"a \"b\" \n c"})"},
      {"text", "''", R"({"v":""})"},
      {"date", "'2020-02-29'", R"({"v":"2020-02-29"})"},
      {"list of int", "'[1,\n 2]'", R"({"v":[1,2]})"},
      {"{ a: text }", "'{\"a\": \"x\"}'", R"({"v":{"a":"x"}})"},
      {"any", "'{\"a\": [1]}'", R"({"v":{"a":[1]}})"},
      {"any", "12", R"({"v":12})"},
      {"text", "x'00ff'", R"({"v":!"`v` is a BLOB of 2 bytes, which no field can hold"})"},
      {"float", "9e999", R"({"v":!"`v` is infinite"})"},
      {"text", "cast(x'ff' as text)", R"({"v":!"`v` holds bytes that are no text"})"},
      {"any", "'{'", R"({"v":!"`v` holds a text that is not JSON"})"},
      {"list of int", "'1 2'", R"({"v":!"`v` holds a text that is not JSON"})"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.type);
    CAPTURE(c.value);
    CHECK(value_of(c.type, c.value) == c.read);
  }
  // nothing is converted silently
  for (const auto& [type, value] : {std::pair("int", "'12'"),
                                    {"int", "1.0"},
                                    {"text", "12"},
                                    {"bool", "2"},
                                    {"date", "2020"},
                                    {"decimal", "'x'"}}) {
    CAPTURE(type);
    CAPTURE(value);
    CHECK(value_of(type, value).starts_with(R"({"v":!")"));
  }
}

TEST_CASE("columns are compared with the schema before anything is read") {
  CHECK(value_of("text", "1", "integer") == "E0729 the column `v` of t of f is `INTEGER`, and the field is `text`");
  CHECK(value_of("int", "'1'", "varchar(10)").starts_with("E0729"));
  CHECK(value_of("text", "x'00'", "blob").starts_with("E0729"));
  CHECK(value_of("date", "'2020-01-01'", "date") == R"({"v":"2020-01-01"})");
  const auto lacking = table("{ id: int, title: text }", "create table t (id integer, titel text)");
  CHECK(lacking.id() == "E0723");
  CHECK(lacking.notes().find("there is no column `title`; is it `titel`?") != std::string::npos);
  CHECK(table("{ id: int }", "create table t (id integer, extra text)").id() == "E0723");
  CHECK(table("{ id: int ... }", "create table t (id integer, extra text); insert into t values (1, 'x')").all() ==
        "{\"id\":1}\n");
}

TEST_CASE("a query has an order, gives rows, and changes nothing") {
  const std::string sql = "create table t (id integer, n integer); insert into t values (1, 5), (2, 3), (3, 4)";
  CHECK(table("{ n: int }", sql, R"(query: "select n from t order by n")").all() ==
        "{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n");
  CHECK(table("{ n: int }", sql, R"(query: "select n from t")").id() == "E0727");
  CHECK(table("{ n: int }", sql, R"sql(query: "select n from (select * from t order by id)")sql").id() == "E0727");
  CHECK(table("{ n: int }", sql, R"(query: "select m from t order by n")").id() == "E0726");
  CHECK(table("{ n: int }", sql, R"(query: "delete from t returning n")").id() == "E0726");
  CHECK(table("{ n: int }", sql, R"(query: "select n from t order by n; select 1")").id() == "E0726");
  CHECK(table("{ n: int }", sql, R"(query: " ")").id() == "E0726");
  CHECK(table("{ n: int }", sql, R"sql(query: "pragma table_info(t)")sql").id() == "E0726");
  CHECK(table("{ n: int }", sql, R"(query: "select n from t where id = ? order by n")").id() == "E0726");
  CHECK(says_order_by("select 1 ORDER\n BY 1", SqlQuoting::sqlite));
  CHECK_FALSE(says_order_by("select 'order by' /* order by */ from t -- order by", SqlQuoting::sqlite));
  CHECK_FALSE(says_order_by("select reorder by from t", SqlQuoting::sqlite));
  const auto says = [](std::string_view query) { return says_order_by(query, SqlQuoting::postgres); };
  CHECK(says("select a[1] from t order by id"));
  CHECK(says("select $$it's$$, $t$ ( $t$ from t order by 1"));
  CHECK(says("select E'it\\'s' from t /* a /* b */ c */ order by 1"));
  CHECK_FALSE(says("select $$ order by $$ from t"));
  CHECK_FALSE(says("select $a$ $b$ order by $a$ from t"));
  CHECK_FALSE(says("select E'\\' order by 1' from t"));
  CHECK_FALSE(says("select 1 /* a /* b */ order by 1 */"));
}

TEST_CASE("a table has an order of its own, a view has none") {
  const std::string view =
      "create table u (n integer); insert into u values (2), (1); create view t as select n from u";
  CHECK(table("{ n: int }", view).id() == "E0727");
  CHECK(read_text("{ n: int }", R"(sqlite("f", table: "t"))", database_of(view), {.key = {"n"}}).all() ==
        "{\"n\":1}\n{\"n\":2}\n");
  CHECK(table("{ n: int }", "create table t (n integer); insert into t values (2), (1)").all() ==
        "{\"n\":2}\n{\"n\":1}\n");
  const std::string without =
      "create table t (n integer, m integer, primary key (m, n)) without rowid; insert into t values (2, 1), (1, 1), "
      "(3, 0)";
  CHECK(table("{ n: int, m: int }", without).all() == "{\"n\":3,\"m\":0}\n{\"n\":1,\"m\":1}\n{\"n\":2,\"m\":1}\n");
  // a column that is called as SQLite calls the number of a row
  const std::string named = "create table t (rowid text, n integer); insert into t values ('b', 1), ('a', 2)";
  CHECK(table("{ rowid: text }", named).id() == "E0723");
  CHECK(table("{ rowid: text, n: int }", named).all() == "{\"rowid\":\"b\",\"n\":1}\n{\"rowid\":\"a\",\"n\":2}\n");
}

TEST_CASE("what is wrong with a database is told") {
  CHECK(read_text("{ id: int }", R"(sqlite("f", table: "t"))",
                  "this is no database, but long enough to be looked at as one")
            .id() == "E0741");
  CHECK(read_text("{ id: int }", R"(sqlite("g", table: "t"))", "").id() == "E0701");
  const auto missing = table("{ id: int }", "create table works (id integer)", R"(table: "work")");
  CHECK(missing.id() == "E0728");
  CHECK(missing.notes() == "did you mean `works`?\nit has `works`\n");
}

TEST_CASE("a database that another program has locked is waited for, then told") {
  const test::TemporaryFolder folder;
  folder.write("d.sqlite", database_of("create table t (id integer); insert into t values (1)"));
  sqlite3* writer = nullptr;
  sqlite3_open(folder.place("d.sqlite").c_str(), &writer);
  sqlite3_exec(writer, "begin exclusive", nullptr, nullptr, nullptr);
  const auto storage = disk_storage(folder.path());
  const auto locked = test::read_records(*storage, "{ id: int }", R"(sqlite("d.sqlite", table: "t"))");
  CHECK(locked.id() == "E0741");
  CHECK(locked.problem->message.ends_with("another program holds a lock on it"));
  sqlite3_exec(writer, "rollback", nullptr, nullptr, nullptr);
  CHECK(test::read_records(*storage, "{ id: int }", R"(sqlite("d.sqlite", table: "t"))").all() == "{\"id\":1}\n");
  sqlite3_close(writer);
}

TEST_CASE("all sources of a database see one state of it, whatever is written meanwhile") {
  const test::TemporaryFolder folder;
  folder.write("d.sqlite",
               database_of("pragma journal_mode = wal; create table t (id integer); insert into t values (1)"));
  sqlite3* writer = nullptr;
  sqlite3_open(folder.place("d.sqlite").c_str(), &writer);
  REQUIRE(sqlite3_exec(writer, "pragma journal_mode = wal", nullptr, nullptr, nullptr) == SQLITE_OK);
  const auto storage = disk_storage(folder.path());
  const Type type = Type::record_of({{"id", Type(TypeKind::integer)}});
  const SourceRequest request{.name = "s", .schema_name = "S", .schema = &type, .key = {"id"}, .read = &type};
  const Connector& connector = *find_connector("sqlite");
  Snapshots snapshots;
  const auto count_rows = [&](const std::string& file) {
    const ConnectorArguments arguments{{"file", ConstantValue{file}},
                                       {"table", ConstantValue{std::string("t")}},
                                       {"query", ConstantValue{std::string()}}};
    auto source = std::move(std::get<0>(connector.open_source(arguments, request, *storage)));
    REQUIRE_FALSE(source->pin(snapshots));
    CHECK(source->replay() == Replay::snapshot);
    auto reader = std::move(std::get<0>(source->read({})));
    const auto block = reader->make_block();
    uint32_t rows = 0;
    while (std::get<bool>(reader->next(*block))) {
      RecordBatch batch;
      Arena arena;
      Failures failures;
      reader->parse(*block, batch, arena, failures);
      rows += batch.records.rows;
    }
    return rows;
  };
  CHECK(count_rows("d.sqlite") == 1);
  REQUIRE(sqlite3_exec(writer, "insert into t values (2)", nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(count_rows("d.sqlite") == 1);
  CHECK(count_rows("./d.sqlite") == 1);
  snapshots = Snapshots();
  CHECK(count_rows("d.sqlite") == 2);
  sqlite3_close(writer);
}

TEST_CASE("200,000 rows are the same on any number of threads, in any blocks, row by row") {
  const std::string sql =
      "create table works (id integer primary key, title text, artist integer, price numeric, tags text);"
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 200000)"
      "insert into works select i, 'Work ' || (i * 7919 % 200003), i % 1000, i / 4.0, '[\"a\",\"' || (i % 7) || '\"]' "
      "from n;"
      "create table artists (id integer primary key, name text);"
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 900)"
      "insert into artists select i, 'Artist ' || i from n;";
  const std::string spec = R"(
schema Work { key id: int, title: text, artist: int, price: decimal, tags: list of text }
schema Artist { key id: int, name: text }
source works: Work from sqlite("d.sqlite", table: "works")
lookup artists: Artist from sqlite("d.sqlite", table: "artists")
schema Out { key id: int, title: text, artist: text, price: decimal, tags: text }
target out: Out to ndjson("out.ndjson")
map works -> out {
  keep id, title, price
  artist = artists[id == record.artist].name on unmatched reject because "no artist"
  tags = tags | join(" ")
}
)";
  CompiledSpec compiled = compile_text("spec.damson", spec, ".");
  std::string problems;
  for (const Problem& problem : compiled.problems.all()) problems += problem.message + "\n";
  REQUIRE_MESSAGE(compiled.program.has_value(), problems);

  // what SQL itself says of the same rows
  uint64_t expected = 0;
  for (int i = 1; i <= 200'000; ++i) expected += i % 1000 >= 1 && i % 1000 <= 900 ? 1 : 0;

  test::MemoryStorage storage;
  storage.files["d.sqlite"] = database_of(sql);
  std::map<std::string, std::string> first;
  struct Setting {
    unsigned threads;
    size_t block_bytes;
    bool naive;
  };
  for (const Setting& setting :
       {Setting{1, 512 << 10, false}, {2, 512 << 10, false}, {8, 10'000, false}, {2, 512 << 10, true}}) {
    EngineOptions options;
    options.threads = setting.threads;
    options.block_bytes = setting.block_bytes;
    options.naive = setting.naive;
    options.state_folder = "state";
    const RunResult result = run(*compiled.program, options, storage);
    REQUIRE(result.exit == ExitCode::done);
    CHECK(result.report.maps.front().loaded == expected);
    CHECK(result.report.maps.front().rejected.total == 200'000 - expected);
    auto written = storage.files;
    written.erase("d.sqlite");
    if (first.empty()) first = written;
    CHECK(written == first);
  }
  CHECK(
      first.at("out.ndjson")
          .starts_with("{\"id\":1,\"title\":\"Work 7919\",\"artist\":\"Artist 1\",\"price\":0.25,\"tags\":\"a 1\"}\n"));
}

}  // namespace damson
