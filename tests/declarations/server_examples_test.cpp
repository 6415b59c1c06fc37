// Every example of a connector to a server is run where there is one: its address is in DAMSON_POSTGRES, and
// tests/postgres starts it.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <regex>

#include "runtime/connectors/connector.h"
#include "tests/declarations/run_text.h"
#include "tests/unit/connectors/temporary_folder.h"

using namespace damson;
using namespace damson::test;

namespace {

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};

/// The database of the examples, empty each time.
class ExampleDatabase {
 public:
  explicit ExampleDatabase(const char* address) : address_(address), connection_(PQconnectdb(address)) {
    REQUIRE_MESSAGE(PQstatus(connection_.get()) == CONNECTION_OK, PQerrorMessage(connection_.get()));
    run("drop schema public cascade; create schema public");
  }

  void run(const std::string& sql) const {
    const std::unique_ptr<PGresult, Finish> result(PQexec(connection_.get(), sql.c_str()));
    REQUIRE_MESSAGE(PQresultStatus(result.get()) == PGRES_COMMAND_OK, PQerrorMessage(connection_.get()));
  }

  /// The rows of a table as JSON, in the order of that text.
  std::string rows(const std::string& table) const {
    const std::unique_ptr<PGresult, Finish> result(
        PQexec(connection_.get(),
               fmt::format("select row_to_json(t) from \"{}\" t order by row_to_json(t)::text", table).c_str()));
    REQUIRE_MESSAGE(PQresultStatus(result.get()) == PGRES_TUPLES_OK, PQerrorMessage(connection_.get()));
    std::string text;
    for (int row = 0; row < PQntuples(result.get()); ++row)
      text += PQgetvalue(result.get(), row, 0) + std::string("\n");
    return text;
  }

  const std::string& address() const { return address_; }

 private:
  std::string address_;
  std::unique_ptr<PGconn, Finish> connection_;
};

/// The example with the test's own address in place of the one that is written.
std::string with_test_address(std::string_view spec) {
  static const std::regex written(R"re(postgres\("[^"]*")re");
  const std::string text = std::regex_replace(std::string(spec), written, R"(postgres(env("DATABASE"))");
  REQUIRE(text != spec);
  return text;
}

/// `source people: Person …`, `target people: Person …`
std::pair<std::string, std::string> name_and_schema(std::string_view spec) {
  static const std::regex form(R"re((?:source|target)\s+(\w+):\s*(\w+))re");
  const std::string text(spec);
  std::smatch match;
  REQUIRE(std::regex_search(text, match, form));
  return {match[1], match[2]};
}

/// `{ keep a, b }` of all fields that the example's schema declares.
std::string all_fields(std::string_view spec) {
  static const std::regex fields(R"re([{,]\s*(?:key\s+)?(\w+):)re");
  const std::string text(spec);
  const std::string schema = text.substr(0, text.find('\n'));
  std::string names;
  for (std::sregex_iterator found(schema.begin(), schema.end(), fields), end; found != end; ++found) {
    names += (names.empty() ? "" : ", ") + (*found)[1].str();
  }
  return names;
}

void run_example(const ExampleDatabase& database, const std::string& spec, const TemporaryFolder& folder) {
  CAPTURE(spec);
  CompiledSpec compiled = compile_text("example.damson", spec, folder.path());
  REQUIRE_MESSAGE(compiled.program.has_value(), rendered(compiled));
  EngineOptions options;
  options.threads = 1;
  options.state_folder = "state";
  options.environment = [&](const std::string&) { return std::optional(database.address()); };
  const auto storage = disk_storage(folder.path());
  const RunResult result = damson::run(*compiled.program, options, *storage);
  const std::string problem = result.report.problems.empty() ? "" : result.report.problems.front().message;
  REQUIRE_MESSAGE(result.exit == ExitCode::done, problem);
}

}  // namespace

TEST_CASE("the examples of connectors to a server give what they say") {
  const char* address = std::getenv("DAMSON_POSTGRES");
  if (address == nullptr) {
    MESSAGE("there is no server: python3 tests/postgres/run_postgres.py runs these with one");
    return;
  }
  for (const damson::Connector& connector : all_connectors()) {
    if (!connector.traits.example_wants_server) continue;
    CAPTURE(connector.name);
    for (const ConnectorExample& example : connector.source_examples) {
      const ExampleDatabase database(address);
      database.run(std::string(example.input));
      const TemporaryFolder folder;
      const auto [name, schema] = name_and_schema(example.spec);
      run_example(database,
                  fmt::format("{}\ntarget results: {} to ndjson(\"results.ndjson\")\nmap {} -> results {{ keep {} }}\n",
                              with_test_address(example.spec), schema, name, all_fields(example.spec)),
                  folder);
      CHECK(folder.read("results.ndjson") == example.output);
    }
    for (const ConnectorExample& example : connector.target_examples) {
      const ExampleDatabase database(address);
      const TemporaryFolder folder;
      folder.write("records.ndjson", std::string(example.input));
      const auto [name, schema] = name_and_schema(example.spec);
      run_example(
          database,
          fmt::format("source records: {} from ndjson(\"records.ndjson\")\n{}\nmap records -> {} {{ keep {} }}\n",
                      schema, with_test_address(example.spec), name, all_fields(example.spec)),
          folder);
      CHECK(database.rows(name) == example.output);
    }
  }
}
