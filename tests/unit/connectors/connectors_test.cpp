// Every connector: its declaration is whole, and every example of it is true.
#include <doctest/doctest.h>

#include "tests/support/sqlite_bytes.h"
#include "tests/unit/connectors/read_records.h"

namespace damson {

namespace {

struct ExampleSpec {
  std::string schema;
  std::string call;
};

/// `schema X { … }` and `source y: X from call` or `target y: X to call`.
ExampleSpec example_spec(std::string_view spec, std::string_view word) {
  const size_t open = spec.find('{');
  const size_t line = spec.find('\n');
  const size_t call = spec.find(word, line) + word.size();
  return {std::string(spec.substr(open, line - open)), std::string(spec.substr(call))};
}

std::string file_of(const std::string& call) {
  const size_t begin = call.find('"') + 1;
  return call.substr(begin, call.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("every connector says what it is") {
  for (const Connector& connector : all_connectors()) {
    CAPTURE(std::string(connector.name));
    CHECK(find_connector(connector.name) == &connector);
    CHECK(!connector.summary.empty());
    CHECK(!connector.details.empty());
    CHECK(!connector.source_examples.empty());
    CHECK(connector.target_examples.empty() == connector.target_parameters.empty());
    for (const auto* parameters : {&connector.source_parameters, &connector.target_parameters}) {
      if (parameters == &connector.target_parameters && parameters->empty()) continue;  // it only reads
      REQUIRE(!parameters->empty());
      CHECK(parameters->front().name == (connector.traits.example_wants_server ? "url" : "file"));
      CHECK(!parameters->front().default_value);
      for (const ConnectorParameter& parameter : *parameters) CHECK(!parameter.summary.empty());
    }
  }
  CHECK(find_connector("excel") == nullptr);
}

TEST_CASE("every example of a connector is true") {
  for (const Connector& connector : all_connectors()) {
    if (connector.traits.example_wants_server) continue;  // tests/postgres has one
    for (const ConnectorExample& example : connector.source_examples) {
      CAPTURE(std::string(example.spec));
      const ExampleSpec spec = example_spec(example.spec, "from ");
      test::MemoryStorage storage;
      const std::string input(example.input);
      storage.files[file_of(spec.call)] = connector.traits.example_is_sql ? test::database_of(input) : input;
      const auto result = test::read_records(storage, spec.schema, spec.call);
      CHECK(result.id() == "");
      CHECK(result.all() == std::string(example.output));
    }
    for (const ConnectorExample& example : connector.target_examples) {
      if (connector.traits.example_is_sql) continue;  // written on a disk: tests/declarations does that
      CAPTURE(std::string(example.spec));
      const ExampleSpec spec = example_spec(example.spec, "to ");
      test::MemoryStorage storage;
      storage.files["in"] = example.input;
      CHECK(test::written(spec.schema, "ndjson(\"in\")", storage, spec.call) == std::string(example.output));
    }
  }
}

TEST_CASE("json and ndjson say what they cannot do") {
  const Connector& json = *find_connector("json");
  const auto words = [&](std::string_view call, std::string_view schema, bool source) {
    test::SpecReader reader(call);
    reader.name();
    const Type type = test::SpecReader(schema).schema().type;
    return source ? json.check_source(reader.arguments(json.source_parameters), type).value_or("")
                  : json.check_target(reader.arguments(json.target_parameters), type).value_or("");
  };
  CHECK(words("json(\"f\", path: \"/a/b\")", "{ a: list of { b: any? } }", true) == "");
  CHECK(words("json(\"f\", path: \"/a~2\")", "{ a: int }", true).find("`~0`") != std::string::npos);
  CHECK(words("json(\"f\", absent: \"drop\")", "{ a: int }", false).find("not \"drop\"") != std::string::npos);
  const Type files = Type::record_of({{"a", Type::list_of(Type::record_of({{"f", Type(TypeKind::file)}}))}});
  CHECK(json.check_source({}, files).value_or("").find("`a.f`") != std::string::npos);
}

}  // namespace damson
