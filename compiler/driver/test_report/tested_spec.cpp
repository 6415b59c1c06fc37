// Reading what was found out about a spec's tests.
#include "compiler/driver/test_report/tested_spec.h"

#include <algorithm>

namespace damson {

size_t TestedSpec::passed() const {
  return static_cast<size_t>(
      std::ranges::count_if(results, [](const testing::TestResult& result) { return result.passed(); }));
}

TestPlace place_of(const TestedSpec& tested, Span span) {
  const SourceText& text = tested.spec.texts[span.text];
  return {text.name(), text.place(span.begin).line};
}

std::vector<NamedCoverage> groups_of(const testing::Coverage& coverage) {
  return {{"rejection_points", "rejection point", "rejection points", "", &coverage.rejection_points},
          {"skip_rules", "skip rule", "skip rules", "map", &coverage.skip_rules},
          {"vocabulary_arms", "vocabulary arm", "vocabulary arms", "vocabulary", &coverage.vocabulary_arms},
          {"path_arms", "path arm", "path arms", "paths", &coverage.path_arms},
          {"case_arms", "`case` arm", "`case` arms", "case", &coverage.case_arms}};
}

}  // namespace damson
