// Stops at the limit, and says so once.
#include "compiler/syntax/syntax_problems.h"

#include <algorithm>

#include "compiler/diagnostics/too_many_problems.h"
#include "runtime/base/limits.h"

namespace damson::syntax {

bool SyntaxProblems::any_within(Span span) const {
  return std::any_of(places_.begin(), places_.end(),
                     [&](uint32_t place) { return place >= span.begin && place <= span.end; });
}

bool SyntaxProblems::full() const { return count_ >= limits::shown_problems; }

void SyntaxProblems::add(Problem problem) {
  if (problem.where) places_.push_back(problem.where->span.begin);
  count(std::move(problem));
}

void SyntaxProblems::add_mended(Problem problem) { count(std::move(problem)); }

void SyntaxProblems::count(Problem problem) {
  if (count_ > limits::shown_problems) return;
  ++count_;
  if (count_ <= limits::shown_problems) {
    problems_.add(std::move(problem));
    return;
  }
  const uint32_t at = problem.where ? problem.where->span.begin : 0;
  problems_.add(too_many_problems(Span{.text = text_, .begin = at, .end = at}, limits::shown_problems));
}

}  // namespace damson::syntax
