// A source that changes while a run reads it, or that can be read only once: never a wrong result, always a problem.
#include <doctest/doctest.h>

#include "compiler/driver/compile.h"
#include "runtime/engine/engine.h"
#include "tests/unit/connectors/memory_storage.h"

namespace damson {

namespace {

using test::MemoryStorage;

constexpr std::string_view schemas = R"(schema Row {
  key id: int
  n: int
  of: int?
}
source rows: Row from ndjson("rows.ndjson")
)";

constexpr std::string_view two_rows = "{\"id\":1,\"n\":1,\"of\":null}\n{\"id\":2,\"n\":2,\"of\":1}\n";
/// As many records, as many bytes.
constexpr std::string_view other_rows = "{\"id\":1,\"n\":3,\"of\":null}\n{\"id\":1,\"n\":9,\"of\":1}\n";

struct Spec {
  const char* what;
  const char* text;
};

constexpr Spec read_twice[] = {
    {"keep last", R"(
schema Out { key id: int, n: int }
target out: Out to ndjson("out.ndjson") { unique by id keep last because "later is better" }
map rows -> out { keep id, n  drop of because "not wanted" })"},
    {"keep max", R"(
schema Out { key id: int, n: int }
target out: Out to ndjson("out.ndjson") { unique by id keep max n because "more is better" }
map rows -> out { keep id, n  drop of because "not wanted" })"},
    {"references to its own target", R"(
schema Out { key id: int, n: int, of: int? }
target out: Out to ndjson("out.ndjson")
map rows -> out { keep id, n  of = ref(out, of) on unmatched missing })"},
    {"two sources of one file", R"(
source again: Row from ndjson("rows.ndjson")
schema Out { key id: text, n: int }
target out: Out to ndjson("out.ndjson")
map rows -> out { id = "a{id}"  keep n  drop of because "not wanted" }
map again -> out { id = "b{id}"  keep n  drop of because "not wanted" })"},
    {"a lookup and a source", R"(
lookup table: Row from ndjson("rows.ndjson") { drop of because "not wanted" }
schema Out { key id: int, n: int }
target out: Out to ndjson("out.ndjson")
map rows -> out { keep id  n = table[id == record.id].n on unmatched 0  drop n, of because "not wanted" })"},
    {"groups of which one is rejected", R"(
schema Out { key n: int, count: int }
target out: Out to ndjson("out.ndjson")
map rows by n -> out { keep n  count = count()  require n > 1 because "too small"  drop id, of because "not wanted" })"},
};

Program compiled(const Spec& spec) {
  CompiledSpec made = compile_text("spec.damson", std::string(schemas) + spec.text, ".");
  std::string problems;
  for (const Problem& problem : made.problems.all()) problems += problem.id + " " + problem.message + "\n";
  REQUIRE_MESSAGE(made.program.has_value(), spec.what, ": ", problems);
  return std::move(*made.program);
}

}  // namespace

TEST_CASE("a source that is another one when it is read again ends the run, though it has as many records and bytes") {
  for (const Spec& spec : read_twice) {
    CAPTURE(spec.what);
    const Program program = compiled(spec);
    MemoryStorage storage;
    storage.files["rows.ndjson"] = two_rows;
    storage.on_open = [&](const std::string& path, uint64_t before) {
      if (path == "rows.ndjson" && before == 1) storage.files[path] = other_rows;
    };
    EngineOptions options;
    options.state_folder = "state";
    const RunResult result = run(program, options, storage);
    CHECK(storage.opened["rows.ndjson"] >= 2);
    CHECK(result.exit == ExitCode::checks_failed);
    REQUIRE_FALSE(result.report.problems.empty());
    CHECK(result.report.problems.front().id == "E0808");
    CHECK_FALSE(storage.files.contains("out.ndjson"));
  }
}

TEST_CASE("what stays as it is may be read as often as a run likes") {
  for (const Spec& spec : read_twice) {
    CAPTURE(spec.what);
    const Program program = compiled(spec);
    MemoryStorage storage;
    storage.files["rows.ndjson"] = two_rows;
    EngineOptions options;
    options.state_folder = "state";
    CHECK(run(program, options, storage).exit == ExitCode::done);
    CHECK(storage.files.contains("out.ndjson"));
  }
}

TEST_CASE("a pipe is refused before anything is read where it would have to be read twice") {
  for (const bool plan : {false, true}) {
    for (const Spec& spec : read_twice) {
      CAPTURE(spec.what);
      const Program program = compiled(spec);
      MemoryStorage storage;
      storage.regular = false;
      storage.files["rows.ndjson"] = two_rows;
      EngineOptions options;
      options.plan = plan;
      const RunResult result = run(program, options, storage);
      CHECK(result.exit == ExitCode::checks_failed);
      REQUIRE(result.report.problems.size() == 1);
      CHECK(result.report.problems.front().id == "E0813");
      CHECK(storage.opened.empty());
    }
  }
}

TEST_CASE("a pipe that is read once is a source like others") {
  const Program program = compiled({"one pass", R"(
schema Out { key id: int, n: int }
target out: Out to ndjson("out.ndjson")
map rows -> out { keep id, n  drop of because "not wanted" })"});
  MemoryStorage storage;
  storage.regular = false;
  storage.files["rows.ndjson"] = two_rows;
  CHECK(run(program, {}, storage).exit == ExitCode::done);
  CHECK(storage.opened["rows.ndjson"] == 1);
  CHECK(storage.files["out.ndjson"] == "{\"id\":1,\"n\":1}\n{\"id\":2,\"n\":2}\n");
}

}  // namespace damson
