// Test results for a terminal or a log.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/driver/test_report/test_report.h"
#include "runtime/diagnostics/render_terminal.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/number_text.h"
#include "runtime/report/report_page.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

/// So many names are shown of everything that no test exercised; the JSON form has them all.
constexpr size_t names_shown = 20;

void add_failure(const TestedSpec& tested, const testing::TestFailure& failure, ReportPage& page) {
  const TestPlace place = place_of(tested, failure.span);
  page.entry(10, harmless(fmt::format("line {}: {}", place.line, failure.message)));
  size_t width = 0;
  for (const testing::FieldDifference& difference : failure.differences)
    width = std::max(width, display_width(harmless(difference.field)));
  // as they stand, not wrapped: a blank more may be what is wrong
  for (const testing::FieldDifference& difference : failure.differences) {
    page.verbatim(12, pad_right_to(harmless(difference.field), width) + "  expected  " + harmless(difference.expected));
    page.verbatim(12, pad_right_to("", width) + "  got       " + harmless(difference.got));
  }
}

std::string ending_text(const testing::UnitEnding& ending) {
  std::string text = fmt::format("{}: {} {}", ending.map, ending.count, ending.outcome);
  if (ending.outcome == "rejected")
    text += fmt::format(" at {}", ending.rule);
  else if (!ending.rule.empty())
    text += fmt::format(" because {}", ending.rule);
  if (!ending.reason.empty()) text += fmt::format(" ({})", ending.reason);
  return harmless(text);
}

void add_test(const TestedSpec& tested, const testing::TestResult& result, const ReportLook& look, ReportPage& page) {
  const std::string verdict = result.passed() ? "passed" : styled("FAILED", TextStyle::error, look.colour);
  page.verbatim(2, verdict + "  " + harmless(result.test->title));
  for (const testing::TestFailure& failure : result.failures) add_failure(tested, failure, page);
  if (!result.problems.empty()) {
    page.entry(10, "it could not be run to its end:");
    const std::string problems = render(result.problems, tested.spec.texts, {.colour = look.colour, .width = 0});
    for (size_t begin = 0; begin < problems.size();) {
      const size_t end = std::min(problems.find('\n', begin), problems.size());
      page.verbatim(12, problems.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  if (result.failures.empty()) return;
  if (result.endings.empty())
    page.entry(10, "no map had anything to read");
  else
    page.entry(10, "what happened:");
  for (const testing::UnitEnding& ending : result.endings) page.entry(12, ending_text(ending));
}

std::string exercisable_text(const testing::Exercisable& what) {
  return harmless(what.of.empty() ? what.name : fmt::format("{}: {}", what.of, what.name));
}

void add_coverage(const TestedSpec& tested, ReportPage& page) {
  const auto groups = groups_of(*tested.coverage);
  if (std::ranges::all_of(groups, [](const NamedCoverage& group) { return group.group->never.empty(); })) {
    page.heading("Everything that can happen in " + harmless(tested.spec.path) + " is exercised by a test");
    return;
  }
  page.heading("Never exercised in " + harmless(tested.spec.path));
  for (const NamedCoverage& group : groups) {
    const auto& never = group.group->never;
    if (never.empty()) continue;
    page.entry(
        2, fmt::format("{} of {}", count_text(never.size()),
                       count_of(group.group->total, std::string(group.one).c_str(), std::string(group.many).c_str())));
    for (size_t i = 0; i < std::min(never.size(), names_shown); ++i) page.entry(4, exercisable_text(never[i]));
    if (never.size() > names_shown) page.entry(4, fmt::format("… and {} more", count_text(never.size() - names_shown)));
  }
}

void add_spec(const TestedSpec& tested, const ReportLook& look, bool quiet, ReportPage& page) {
  if (!tested.spec.program) return;  // its problems say why
  if (tested.results.empty()) {
    if (!quiet)
      page.entry(0, harmless(tested.spec.path) + (tested.spec.tests.empty() ? " has no tests" : " has no such test"));
    return;
  }
  if (quiet && tested.failed() == 0) return;
  page.title(harmless(tested.spec.path));
  for (const testing::TestResult& result : tested.results) {
    if (!quiet || !result.passed()) add_test(tested, result, look, page);
  }
}

}  // namespace

std::string test_report_text(const std::deque<TestedSpec>& specs, const ReportLook& look, bool quiet) {
  ReportPage page(look);
  size_t passed = 0;
  size_t failed = 0;
  for (const TestedSpec& tested : specs) {
    add_spec(tested, look, quiet, page);
    passed += tested.passed();
    failed += tested.failed();
  }
  if (quiet) return page.take();
  for (const TestedSpec& tested : specs) {
    if (tested.coverage) add_coverage(tested, page);
  }
  if (passed + failed == 0) return page.take();
  page.gap();
  const std::string failures = failed == 0 ? std::string() : fmt::format(", {} failed", count_text(failed));
  page.entry(0,
             fmt::format("{}: {} passed{}", count_of(passed + failed, "test", "tests"), count_text(passed), failures));
  return page.take();
}

}  // namespace damson
