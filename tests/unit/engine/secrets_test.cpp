// Secrets get to connectors, and to nothing that is shown.
#include "runtime/engine/secrets.h"

#include <doctest/doctest.h>

using namespace damson;

namespace {

Program program_with(std::vector<SecretText::Part> file) {
  Program program;
  ProgramSource& source = program.sources.emplace_back();
  source.name = "works";
  source.connector = {
      .connector = "csv", .arguments = {{"file", {"as written"}}}, .secrets = {{"file", {std::move(file)}}}};
  return program;
}

Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

}  // namespace

TEST_CASE("a connector gets the value, and everybody else the name") {
  const Program program = program_with({{"FOLDER", true}, {"/works.csv", false}});
  Secrets secrets;
  REQUIRE_FALSE(secrets.read(program, environment({{"FOLDER", "private/export"}})).has_value());
  const ConnectorCall revealed = secrets.revealed(program.sources[0].connector);
  CHECK(std::get<std::string>(revealed.arguments.at("file").value) == "private/export/works.csv");
  CHECK(secrets.hidden("private/export/works.csv") == "{env(\"FOLDER\")}/works.csv");
  CHECK(secrets.hidden("/base/private/export/a and private/export") ==
        "/base/{env(\"FOLDER\")}/a and {env(\"FOLDER\")}");
  CHECK(secrets.hidden("other/works.csv") == "other/works.csv");
}

TEST_CASE("a folder is known in its tidy form, and by its parents") {
  const Program program = program_with({{"FOLDER", true}});
  Secrets secrets;
  REQUIRE_FALSE(secrets.read(program, environment({{"FOLDER", "./vault//inner/deep/"}})).has_value());
  CHECK(secrets.hidden("vault/inner/deep/a.csv") == "{env(\"FOLDER\")}/a.csv");
  CHECK(secrets.hidden("./vault//inner: no such folder").find("vault") == std::string::npos);
  CHECK(secrets.hidden("`vault/inner` cannot be written to").find("vault") == std::string::npos);
}

TEST_CASE("one secret may be a part of another") {
  Program program = program_with({{"SHORT", true}, {"LONG", true}});
  Secrets secrets;
  REQUIRE_FALSE(secrets.read(program, environment({{"SHORT", "hunter"}, {"LONG", "hunter2"}})).has_value());
  CHECK(secrets.hidden("hunter2 hunter") == "{env(\"LONG\")} {env(\"SHORT\")}");
}

TEST_CASE("what is not set, or empty, is told with who wants it") {
  const Program program = program_with({{"FOLDER", true}});
  for (const auto& variables :
       {std::map<std::string, std::string>{}, std::map<std::string, std::string>{{"FOLDER", ""}}}) {
    Secrets secrets;
    const auto problem = secrets.read(program, environment(variables));
    REQUIRE(problem.has_value());
    CHECK(problem->message == "the environment variable `FOLDER` is not set");
    CHECK(problem->notes.front().starts_with("`works` takes its `file` from it."));
  }
  Secrets secrets;
  CHECK(secrets.read(program, nullptr).has_value());
}

TEST_CASE("a problem that a secret is in says nothing more of it") {
  const Program program = program_with({{"FOLDER", true}});
  Secrets secrets;
  REQUIRE_FALSE(secrets.read(program, environment({{"FOLDER", "vault/inner"}})).has_value());
  Problem problem;
  problem.message = "there is no file `vault/inner/works.csv`";
  problem.notes = {"there is no folder `inner` on the way to it"};
  problem.data = {{.file = "vault/inner/works.csv"}};
  secrets.hide(problem);
  CHECK(problem.message == "there is no file `{env(\"FOLDER\")}/works.csv`");
  CHECK(problem.data.front().file == "{env(\"FOLDER\")}/works.csv");
  REQUIRE(problem.notes.size() == 1);
  CHECK(problem.notes.front().find("inner") == std::string::npos);
}
