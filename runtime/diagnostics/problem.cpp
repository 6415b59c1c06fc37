// Gathering the problems of one command.
#include "runtime/diagnostics/problem.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace damson {

namespace {

/// Whether it is about what a spec as a whole lacks or does not use (E04…, and tests that reach nothing): what is wrong
/// in itself is often the cause, and comes first.
bool is_about_whole(const Problem& problem) { return problem.id.starts_with("E04") || problem.id == "E0661"; }

/// Problems in a spec in reading order, causes first; what has no place there comes after them, in the order it was
/// met.
auto reading_order(const Problem& problem) {
  const Span span = problem.where ? problem.where->span : Span{};
  return std::tuple(!problem.where.has_value(), is_about_whole(problem), span.text, span.begin, span.end);
}

bool same_data_place(const DataPlace& a, const DataPlace& b) {
  return a.file == b.file && a.record == b.record && a.line == b.line && a.column == b.column;
}

bool same_problem(const Problem& a, const Problem& b) {
  return reading_order(a) == reading_order(b) && a.id == b.id && a.message == b.message &&
         std::equal(a.data.begin(), a.data.end(), b.data.begin(), b.data.end(), same_data_place);
}

}  // namespace

void Problems::add(Problem problem) {
  if (problem.severity == Severity::error) ++errors_;
  problems_.push_back(std::move(problem));
}

void Problems::sort_and_deduplicate() {
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const Problem& a, const Problem& b) { return reading_order(a) < reading_order(b); });
  std::vector<Problem> kept;
  size_t place_begins = 0;  // the first of `kept` at the same place
  for (Problem& problem : problems_) {
    if (!kept.empty() && reading_order(kept.back()) != reading_order(problem)) place_begins = kept.size();
    const bool seen = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(place_begins), kept.end(),
                                  [&](const Problem& other) { return same_problem(other, problem); });
    if (!seen) kept.push_back(std::move(problem));
  }
  problems_ = std::move(kept);
  errors_ = static_cast<size_t>(std::count_if(
      problems_.begin(), problems_.end(), [](const Problem& problem) { return problem.severity == Severity::error; }));
}

}  // namespace damson
