// A problem while it is being described; becomes a Problem when it is handed on.
#pragma once

#include <string>
#include <string_view>

#include "runtime/diagnostics/problem.h"

namespace damson {

/// Whether a suggestion changes nothing but the mistake, so that a tool may apply it unasked.
enum class Fix : uint8_t { safe, needs_review };

class ProblemDraft {
 public:
  ProblemDraft(std::string_view id, Severity severity, std::string message);

  /// The primary place.
  ProblemDraft& at(Span where);
  /// What the primary place has to do with the problem.
  ProblemDraft& label(std::string text);
  /// Another place in a spec that has to do with it.
  ProblemDraft& related(Span where, std::string text);
  ProblemDraft& data(DataPlace where);
  /// Replace `where` by `replacement`; said as "write `replacement`" unless `text` says it otherwise.
  ProblemDraft& suggest(Span where, std::string replacement, Fix fix = Fix::needs_review, std::string text = {});
  ProblemDraft& note(std::string text);

  operator Problem() const& { return problem_; }
  operator Problem() && { return std::move(problem_); }

 private:
  Problem problem_;
};

}  // namespace damson
