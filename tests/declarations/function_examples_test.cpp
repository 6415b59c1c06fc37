// Every example and edge case of every function goes through the real compiler and engine.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "stdlib/library.h"
#include "tests/declarations/expected_result.h"
#include "tests/declarations/run_text.h"

using namespace damson;
using namespace damson::test;

namespace {

std::string spec_for(std::string_view expression, std::string_view type) {
  return fmt::format(R"(schema In {{ key id: text }}
schema Out {{ key id: text, result: {}? }}
source records: In from ndjson("in.ndjson")
target results: Out to ndjson("out.ndjson")
map records -> results {{
  id     = id
  result = {}
}}
)",
                     type, expression);
}

/// What the checker says a value is when the field wants something else, as in "`result` wants bool, and this is date".
std::string type_found(const TextRun& run) {
  static constexpr std::string_view words = "and this is ";
  for (const Problem& problem : run.problems.all()) {
    const size_t at = problem.message.find(words);
    if (at != std::string::npos) return problem.message.substr(at + words.size());
  }
  return {};
}

/// The run with the type that the expression has: guessed from its result, then as the checker says.
TextRun run_expression(const Example& example) {
  const Files files{{"in.ndjson", "{\"id\":\"1\"}\n"}};
  const TextRun guess = run_text(spec_for(example.expression, likely_type(example.result)), files);
  if (guess.compiled) return guess;
  std::string type = type_found(guess);
  if (type.empty()) return guess;
  if (type.ends_with('?')) type.pop_back();
  return run_text(spec_for(example.expression, type), files);
}

/// The JSON text of the field `result`: everything between its name and the end of the record.
std::string result_json(const TextRun& run) {
  const std::string& line = run.files.at("out.ndjson");
  const size_t name = line.find("\"result\":");
  if (name == std::string::npos) return "null";
  const size_t begin = name + 9;
  return line.substr(begin, line.rfind('}') - begin);
}

std::string rejection_reason(const TextRun& run) {
  for (const NamedCount& point : run.result.report.maps.at(0).rejected.by) {
    if (point.count != 0) return point.examples.empty() ? point.name : point.examples.front().text;
  }
  return {};
}

/// What came out, in the form in which examples say it.
std::string outcome(const TextRun& run) {
  if (!run.compiled) return "does not compile:\n" + run.rendered;
  if (run.result.exit != ExitCode::done) return "the run failed";
  const std::string reason = rejection_reason(run);
  if (!reason.empty()) return "fails: " + reason;
  return result_json(run);
}

bool as_expected(const TextRun& run, const ExpectedResult& expected) {
  switch (expected.kind) {
    case ExpectedResult::Kind::fails:
      // What is known to fail when compiling is said there.
      if (!run.compiled) return run.rendered.find(expected.reason) != std::string::npos;
      return rejection_reason(run).find(expected.reason) != std::string::npos;
    case ExpectedResult::Kind::missing:
      return run.compiled && run.result.exit == ExitCode::done && rejection_reason(run).empty() &&
             result_json(run) == "null";
    case ExpectedResult::Kind::value:
      return run.compiled && run.result.exit == ExitCode::done && rejection_reason(run).empty() &&
             same_json(result_json(run), expected.json);
  }
  return false;
}

void check_example(const Function& function, const Example& example) {
  CAPTURE(function.name);
  CAPTURE(example.expression);
  CAPTURE(example.result);
  const auto expected = read_expected(example.result);
  REQUIRE_MESSAGE(expected.has_value(), "the result is no literal, `missing` or `fails \"…\"`");
  const TextRun run = run_expression(example);
  if (!as_expected(run, *expected)) FAIL_CHECK(outcome(run));
}

}  // namespace

TEST_CASE("every function's examples give what they say") {
  for (const Function& function : all_functions()) {
    for (const Example& example : function.examples) check_example(function, example);
    for (const Example& example : function.edge_cases) check_example(function, example);
  }
}

TEST_CASE("a wrong example would be found") {
  const Example wrong{"1 + 1", "3"};
  CHECK_FALSE(as_expected(run_expression(wrong), *read_expected(wrong.result)));
  const Example right{"1 + 1", "2"};
  CHECK(as_expected(run_expression(right), *read_expected(right.result)));
  const Example not_failing{"\"a\"", "fails \"x\""};
  CHECK_FALSE(as_expected(run_expression(not_failing), *read_expected(not_failing.result)));
}

TEST_CASE("every function has words for everything, and an example that uses it") {
  std::set<std::string_view> names;
  for (const Function& function : all_functions()) {
    CAPTURE(function.name);
    CHECK(names.insert(function.name).second);
    CHECK(function.summary.ends_with('.'));
    CHECK_FALSE(function.family.empty());
    CHECK_FALSE(function.body.empty());
    REQUIRE_FALSE(function.examples.empty());
    for (const Parameter& parameter : function.parameters) CHECK(parameter.summary.ends_with('.'));
    for (const Example& example : function.examples) {
      CHECK(example.expression.find(function.name) != std::string_view::npos);
    }
  }
}
