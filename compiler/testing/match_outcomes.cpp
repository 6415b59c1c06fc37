// Finding expected outcomes in the books.
#include "compiler/testing/match_outcomes.h"

#include <fmt/format.h>

#include <algorithm>

namespace damson::testing {

namespace {

std::string_view word_of(typed::TestOutcome outcome) {
  switch (outcome) {
    case typed::TestOutcome::skipped: return "skipped";
    case typed::TestOutcome::rejected: return "rejected";
    case typed::TestOutcome::duplicate: return "duplicate";
  }
  return {};
}

void add_endings(const std::string& map, std::string_view outcome, const OutcomeCounts& counts,
                 std::vector<UnitEnding>& endings) {
  for (const NamedCount& named : counts.by) {
    if (named.count == 0) continue;
    UnitEnding ending{.map = map, .outcome = std::string(outcome), .rule = named.name, .count = named.count};
    if (!named.examples.empty() && named.examples.front().text != named.name)
      ending.reason = named.examples.front().text;
    endings.push_back(std::move(ending));
  }
}

/// Takes a unit that ended so; false when there is none left.
bool take(const typed::OutcomeExpected& expected, const std::vector<UnitEnding>& endings, std::vector<uint64_t>& left) {
  for (size_t i = 0; i < endings.size(); ++i) {
    if (left[i] == 0 || endings[i].outcome != word_of(expected.outcome)) continue;
    if (std::find(expected.rules.begin(), expected.rules.end(), endings[i].rule) == expected.rules.end()) continue;
    --left[i];
    return true;
  }
  return false;
}

struct Wanted {
  size_t place;  // among the test's expectations
  const typed::OutcomeExpected* outcome;
};

std::string message_of(const typed::OutcomeExpected& expected) {
  const std::string what =
      expected.outcome == typed::TestOutcome::duplicate ? "a duplicate" : std::string(word_of(expected.outcome));
  return expected.at.empty() ? fmt::format("no record is {}", what)
                             : fmt::format("no record is {} at \"{}\"", what, expected.at);
}

}  // namespace

std::vector<UnitEnding> endings_of(const RunReport& report) {
  std::vector<UnitEnding> endings;
  for (const MapReport& map : report.maps) {
    if (map.loaded != 0) endings.push_back({.map = map.name, .outcome = "loaded", .count = map.loaded});
    add_endings(map.name, "skipped", map.skipped, endings);
    add_endings(map.name, "rejected", map.rejected, endings);
    add_endings(map.name, "duplicate", map.duplicates, endings);
  }
  return endings;
}

std::vector<TestFailure> match_outcomes(const typed::Test& test, const std::vector<UnitEnding>& endings) {
  std::vector<Wanted> wanted;
  for (size_t i = 0; i < test.expectations.size(); ++i) {
    if (const auto* outcome = std::get_if<typed::OutcomeExpected>(&test.expectations[i].what))
      wanted.push_back({i, outcome});
  }
  // the choosiest first: what an outcome may be is part of what another one may be, or has nothing in common with it
  std::stable_sort(wanted.begin(), wanted.end(),
                   [](const Wanted& a, const Wanted& b) { return a.outcome->rules.size() < b.outcome->rules.size(); });
  std::vector<uint64_t> left;
  for (const UnitEnding& ending : endings) left.push_back(ending.count);
  std::vector<size_t> missed;
  for (const Wanted& one : wanted) {
    if (!take(*one.outcome, endings, left)) missed.push_back(one.place);
  }
  std::sort(missed.begin(), missed.end());
  std::vector<TestFailure> failures;
  for (const size_t place : missed) {
    const auto& expectation = test.expectations[place];
    failures.push_back(
        {.span = expectation.span, .message = message_of(std::get<typed::OutcomeExpected>(expectation.what))});
  }
  return failures;
}

}  // namespace damson::testing
