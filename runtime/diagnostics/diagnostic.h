// Declaring a diagnostic: once, in a file of its own, with its words and its examples; used like a function.
//
//   inline constexpr Diagnostic<std::string_view, std::string_view> unknown_field{
//       {.id = "E0203", .name = "unknown_field", .explanation = R"(…)", .fails = R"(…)", .works = R"(…)"},
//       "{1} has no field `{0}`"};
//
//   problems.add(unknown_field(span, name, schema).label("did you mean `title`?"));
#pragma once

#include <fmt/core.h>

#include <string_view>
#include <utility>

#include "runtime/diagnostics/problem_draft.h"

namespace damson {

/// What `damson explain` and the documentation know of a diagnostic.
struct DiagnosticInfo {
  std::string_view id;    // "E0203"; never used again for anything else
  std::string_view name;  // the file's name without its ending
  Severity severity = Severity::error;
  std::string_view explanation = {};  // teaches once: what the rule is, why it is there, what to do
  std::string_view fails = {};        // a spec that gives exactly this id; empty for what is met in data
  std::string_view works = {};        // the same, put right
  std::string_view example = {};      // for what is met in data or the world: the situation, in words or as data
  std::string_view message = {};      // with its places, taken from the declaration
};

/// A message with places for values of these types, checked while compiling.
template <class... Places>
struct MessageWords {
  template <size_t size>
  consteval MessageWords(const char (&words)[size]) : text(words, size - 1) {
    (void)fmt::format_string<Places...>(words);  // does not compile when the places do not fit
  }

  std::string_view text;
};

template <class... Places>
class Diagnostic {
 public:
  constexpr Diagnostic(DiagnosticInfo information, MessageWords<Places...> words) : info(information) {
    info.message = words.text;
  }

  /// About a place in a spec.
  ProblemDraft operator()(Span where, const Places&... places) const { return draft(places...).at(where); }
  /// About a place in data.
  ProblemDraft operator()(DataPlace where, const Places&... places) const {
    return draft(places...).data(std::move(where));
  }
  /// About nothing that can be pointed at.
  ProblemDraft operator()(const Places&... places) const { return draft(places...); }

  DiagnosticInfo info;

 private:
  ProblemDraft draft(const Places&... places) const {
    return ProblemDraft(info.id, info.severity, fmt::vformat(info.message, fmt::make_format_args(places...)));
  }
};

}  // namespace damson
