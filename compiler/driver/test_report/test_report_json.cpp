// Test results as one JSON object.
#include <nlohmann/json.hpp>

#include "compiler/driver/test_report/test_report.h"
#include "runtime/base/utf8.h"
#include "runtime/diagnostics/render_json.h"

namespace damson {

namespace {

using Json = nlohmann::ordered_json;

Json problems_json(std::span<const Problem> problems, const SourceTexts& texts) {
  return Json::parse(render_json(problems, texts));
}

Json failure_json(const TestedSpec& tested, const testing::TestFailure& failure) {
  Json json = {{"line", place_of(tested, failure.span).line},
               {"message", repaired_utf8(failure.message)},
               {"differences", Json::array()}};
  for (const testing::FieldDifference& difference : failure.differences) {
    json["differences"].push_back({{"field", repaired_utf8(difference.field)},
                                   {"expected", repaired_utf8(difference.expected)},
                                   {"got", repaired_utf8(difference.got)}});
  }
  return json;
}

Json outcome_json(const testing::UnitEnding& ending) {
  Json json = {{"map", ending.map}, {"outcome", ending.outcome}, {"count", ending.count}};
  if (!ending.rule.empty()) json["rule"] = repaired_utf8(ending.rule);
  if (!ending.reason.empty()) json["reason"] = repaired_utf8(ending.reason);
  return json;
}

Json test_json(const TestedSpec& tested, const testing::TestResult& result) {
  const TestPlace place = place_of(tested, result.test->span);
  Json json = {{"title", repaired_utf8(result.test->title)},
               {"file", repaired_utf8(place.file)},
               {"line", place.line},
               {"passed", result.passed()}};
  json["failures"] = Json::array();
  for (const testing::TestFailure& failure : result.failures) json["failures"].push_back(failure_json(tested, failure));
  json["outcomes"] = Json::array();
  for (const testing::UnitEnding& ending : result.endings) json["outcomes"].push_back(outcome_json(ending));
  json["problems"] = problems_json(result.problems, tested.spec.texts);
  json["seconds"] = result.seconds;
  return json;
}

Json coverage_json(const testing::Coverage& coverage) {
  Json json = Json::object();
  for (const NamedCoverage& named : groups_of(coverage)) {
    Json never = Json::array();
    for (const testing::Exercisable& what : named.group->never) {
      if (named.of.empty())
        never.push_back(repaired_utf8(what.name));
      else
        never.push_back({{std::string(named.of), repaired_utf8(what.of)},
                         {named.key == "skip_rules" ? "reason" : "arm", repaired_utf8(what.name)}});
    }
    const size_t total = named.group->total;
    json[std::string(named.key)] = {
        {"total", total}, {"exercised", total - named.group->never.size()}, {"never", std::move(never)}};
  }
  return json;
}

Json spec_json(const TestedSpec& tested) {
  Json json = {{"spec", repaired_utf8(tested.spec.path)}, {"right", tested.spec.program.has_value()}};
  json["problems"] = problems_json(tested.spec.problems.all(), tested.spec.texts);
  json["passed"] = tested.passed();
  json["failed"] = tested.failed();
  json["tests"] = Json::array();
  for (const testing::TestResult& result : tested.results) json["tests"].push_back(test_json(tested, result));
  if (tested.coverage) json["coverage"] = coverage_json(*tested.coverage);
  return json;
}

}  // namespace

std::string test_report_json(const std::deque<TestedSpec>& specs) {
  Json json = {{"command", "test"}, {"passed", 0}, {"failed", 0}, {"specs", Json::array()}};
  size_t passed = 0;
  size_t failed = 0;
  for (const TestedSpec& tested : specs) {
    json["specs"].push_back(spec_json(tested));
    passed += tested.passed();
    failed += tested.failed();
  }
  json["passed"] = passed;
  json["failed"] = failed;
  return json_text(json);
}

}  // namespace damson
