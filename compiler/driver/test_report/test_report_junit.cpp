// Test results as JUnit XML, as build servers read it: a suite a spec, a case a test.
#include <fmt/format.h>

#include "compiler/driver/test_report/test_report.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

/// Text and attribute values; control characters, which XML cannot hold, are shown like on a terminal.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string failure_xml(const TestedSpec& tested, const testing::TestFailure& failure) {
  std::string xml = fmt::format("      <failure message=\"{}\">{} line {}", xml_text(failure.message),
                                xml_text(place_of(tested, failure.span).file), place_of(tested, failure.span).line);
  for (const testing::FieldDifference& difference : failure.differences) {
    xml += fmt::format("\n{}: expected {}, got {}", xml_text(difference.field), xml_text(difference.expected),
                       xml_text(difference.got));
  }
  return xml + "</failure>\n";
}

std::string error_xml(const Problem& problem) {
  return fmt::format("      <error type=\"{}\" message=\"{}\"/>\n", problem.id, xml_text(problem.message));
}

std::string case_xml(const TestedSpec& tested, const testing::TestResult& result) {
  std::string xml = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"{:.3f}\"",
                                xml_text(tested.spec.path), xml_text(result.test->title), result.seconds);
  if (result.passed()) return xml + "/>\n";
  xml += ">\n";
  for (const testing::TestFailure& failure : result.failures) xml += failure_xml(tested, failure);
  for (const Problem& problem : result.problems) xml += error_xml(problem);
  return xml + "    </testcase>\n";
}

/// A spec with errors is a suite with one case that could not be run.
std::string refused_xml(const TestedSpec& tested) {
  std::string xml = fmt::format("    <testcase classname=\"{}\" name=\"the spec is right\" time=\"0.000\">\n",
                                xml_text(tested.spec.path));
  for (const Problem& problem : tested.spec.problems.all()) {
    if (problem.severity == Severity::error) xml += error_xml(problem);
  }
  return xml + "    </testcase>\n";
}

std::string suite_xml(const TestedSpec& tested) {
  const bool refused = !tested.spec.program.has_value();
  size_t failures = 0;
  size_t errors = refused ? 1 : 0;
  double seconds = 0;
  for (const testing::TestResult& result : tested.results) {
    seconds += result.seconds;
    if (result.passed()) continue;
    ++(result.problems.empty() ? failures : errors);
  }
  std::string xml =
      fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\">\n",
                  xml_text(tested.spec.path), tested.results.size() + (refused ? 1 : 0), failures, errors, seconds);
  if (refused) xml += refused_xml(tested);
  for (const testing::TestResult& result : tested.results) xml += case_xml(tested, result);
  return xml + "  </testsuite>\n";
}

}  // namespace

std::string test_report_junit(const std::deque<TestedSpec>& specs) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const TestedSpec& tested : specs) xml += suite_xml(tested);
  return xml + "</testsuites>\n";
}

}  // namespace damson
