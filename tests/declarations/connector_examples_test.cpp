// Every example of every connector is run: a source's input becomes the NDJSON it says, a target's the reverse.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <regex>

#include "runtime/connectors/connector.h"
#include "tests/declarations/run_text.h"
#include "tests/support/sqlite_bytes.h"
#include "tests/unit/connectors/temporary_folder.h"

using namespace damson;
using namespace damson::test;
using Json = nlohmann::ordered_json;

namespace {

std::string json_type_text(const Json& value);

/// One record type for several records: a field that is somewhere not there is optional.
std::string record_type_of(const std::vector<Json>& records, const char* separator) {
  Json seen = Json::object();
  for (const Json& record : records) {
    for (const auto& [name, value] : record.items()) {
      if (!seen.contains(name) || seen[name].is_null() || (seen[name].is_number_integer() && value.is_number_float()))
        seen[name] = value;
    }
  }
  std::string fields;
  for (const auto& [name, value] : seen.items()) {
    bool optional = false;
    for (const Json& record : records) optional = optional || !record.contains(name) || record[name].is_null();
    fields +=
        fmt::format("{}`{}`: {}{}", fields.empty() ? "" : separator, name, json_type_text(value), optional ? "?" : "");
  }
  return fields;
}

std::string json_type_text(const Json& value) {
  if (value.is_boolean()) return "bool";
  if (value.is_number_integer()) return "int";
  if (value.is_number()) return "decimal";
  if (value.is_array() && !value.empty() && value.front().is_object()) {
    return "list of { " + record_type_of(value.get<std::vector<Json>>(), ", ") + " }";
  }
  if (value.is_array()) return "list of " + (value.empty() ? std::string("text") : json_type_text(value.front()));
  if (value.is_object()) return "{ " + record_type_of({value}, ", ") + " }";
  return "text";
}

std::vector<Json> records_of(std::string_view ndjson) {
  std::vector<Json> records;
  while (!ndjson.empty()) {
    const size_t end = std::min(ndjson.find('\n'), ndjson.size());
    if (end != 0) records.push_back(Json::parse(ndjson.substr(0, end)));
    ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
  }
  return records;
}

std::string without_end(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text);
}

/// `source people: Person from csv("people.csv")` in its parts.
struct ExampleLine {
  std::string name;
  std::string schema;
  std::string file;
};

ExampleLine read_line(std::string_view spec) {
  static const std::regex form(R"re((?:source|target)\s+(\w+):\s*(\w+)\s+(?:from|to)\s+\w+\(\s*"([^"]+)")re");
  const std::string text(spec);
  std::smatch match;
  REQUIRE_MESSAGE(std::regex_search(text, match, form), "the example is no `source` or `target` line: ", text);
  return {match[1], match[2], match[3]};
}

std::string kept_fields(const std::vector<Json>& records) {
  Json seen = Json::object();
  for (const Json& record : records) {
    for (const auto& [name, value] : record.items()) seen[name] = true;
  }
  std::string names;
  for (const auto& [name, value] : seen.items()) names += (names.empty() ? "`" : ", `") + name + "`";
  return names;
}

/// The example's own schema, or one that its records suggest.
std::string schema_for(const ConnectorExample& example, const ExampleLine& line, const std::vector<Json>& records) {
  if (example.spec.find("schema ") != std::string_view::npos) return {};
  return fmt::format("schema {} {{\n{}\n}}\n", line.schema, record_type_of(records, "\n"));
}

void check_run(const std::string& spec, const Files& files, const std::string& file, std::string_view expected) {
  CAPTURE(spec);
  const TextRun run = run_text(spec, files);
  REQUIRE_MESSAGE(run.compiled, run.rendered);
  const std::string problem = run.result.report.problems.empty() ? "" : run.result.report.problems.front().message;
  REQUIRE_MESSAGE(run.result.exit == ExitCode::done, problem);
  REQUIRE(run.files.contains(file));
  CHECK(without_end(run.files.at(file)) == without_end(expected));
}

/// The file that an example's input stands for.
std::string input_file(const damson::Connector& connector, std::string_view input) {
  return connector.traits.example_is_sql ? database_of(std::string(input)) : std::string(input);
}

void check_source(const damson::Connector& connector, const ConnectorExample& example) {
  const ExampleLine line = read_line(example.spec);
  const std::vector<Json> records = records_of(example.output);
  const std::string spec =
      fmt::format("{}{}\ntarget results: {} to ndjson(\"results.ndjson\")\nmap {} -> results {{ keep {} }}\n",
                  schema_for(example, line, records), example.spec, line.schema, line.name, kept_fields(records));
  check_run(spec, {{line.file, input_file(connector, example.input)}}, "results.ndjson", example.output);
}

/// A database is written on a disk.
void check_database(const std::string& spec, const std::string& records, const std::string& file,
                    std::string_view expected) {
  CAPTURE(spec);
  const TemporaryFolder folder;
  folder.write("records.ndjson", records);
  CompiledSpec compiled = compile_text("example.damson", spec, folder.path());
  REQUIRE_MESSAGE(compiled.program.has_value(), rendered(compiled));
  EngineOptions options;
  options.threads = 1;
  options.state_folder = "state";
  const auto storage = disk_storage(folder.path());
  const RunResult result = damson::run(*compiled.program, options, *storage);
  const std::string problem = result.report.problems.empty() ? "" : result.report.problems.front().message;
  REQUIRE_MESSAGE(result.exit == ExitCode::done, problem);
  CHECK(without_end(dump_of(folder.place(file))) == without_end(expected));
}

void check_target(const damson::Connector& connector, const ConnectorExample& example) {
  const ExampleLine line = read_line(example.spec);
  const std::vector<Json> records = records_of(example.input);
  const std::string spec =
      fmt::format("{}source records: {} from ndjson(\"records.ndjson\")\n{}\nmap records -> {} {{ keep {} }}\n",
                  schema_for(example, line, records), line.schema, example.spec, line.name, kept_fields(records));
  if (connector.traits.example_is_sql)
    return check_database(spec, std::string(example.input), line.file, example.output);
  check_run(spec, {{"records.ndjson", std::string(example.input)}}, line.file, example.output);
}

}  // namespace

TEST_CASE("every connector's examples give what they say") {
  for (const damson::Connector& connector : all_connectors()) {
    if (connector.traits.example_wants_server) continue;  // below
    CAPTURE(connector.name);
    for (const ConnectorExample& example : connector.source_examples) check_source(connector, example);
    for (const ConnectorExample& example : connector.target_examples) check_target(connector, example);
  }
}

TEST_CASE("every connector has words and examples for what it can do") {
  REQUIRE_FALSE(all_connectors().empty());
  for (const damson::Connector& connector : all_connectors()) {
    CAPTURE(connector.name);
    CHECK(connector.summary.ends_with('.'));
    CHECK(connector.source_parameters.empty() == connector.source_examples.empty());
    CHECK(connector.target_parameters.empty() == connector.target_examples.empty());
    for (const ConnectorParameter& parameter : connector.source_parameters) CHECK(parameter.summary.ends_with('.'));
    for (const ConnectorParameter& parameter : connector.target_parameters) CHECK(parameter.summary.ends_with('.'));
  }
}
