// Describing a problem, part by part.
#include "runtime/diagnostics/problem_draft.h"

#include <fmt/format.h>

#include <utility>

namespace damson {

namespace {

std::string suggestion_words(Span where, const std::string& replacement) {
  if (replacement.empty()) return "remove this";
  if (where.begin == where.end) return fmt::format("add `{}`", replacement);
  return fmt::format("write `{}`", replacement);
}

}  // namespace

ProblemDraft::ProblemDraft(std::string_view id, Severity severity, std::string message) {
  problem_.id = id;
  problem_.severity = severity;
  problem_.message = std::move(message);
}

ProblemDraft& ProblemDraft::at(Span where) {
  problem_.where = Label{.span = where, .text = {}};
  return *this;
}

ProblemDraft& ProblemDraft::label(std::string text) {
  // words without a place to stand at are still worth reading
  if (!problem_.where) return note(std::move(text));
  problem_.where->text = std::move(text);
  return *this;
}

ProblemDraft& ProblemDraft::related(Span where, std::string text) {
  problem_.related.push_back({.span = where, .text = std::move(text)});
  return *this;
}

ProblemDraft& ProblemDraft::data(DataPlace where) {
  problem_.data.push_back(std::move(where));
  return *this;
}

ProblemDraft& ProblemDraft::suggest(Span where, std::string replacement, Fix fix, std::string text) {
  if (text.empty()) text = suggestion_words(where, replacement);
  problem_.suggestions.push_back(
      {.span = where, .replacement = std::move(replacement), .text = std::move(text), .safe = fix == Fix::safe});
  return *this;
}

ProblemDraft& ProblemDraft::note(std::string text) {
  problem_.notes.push_back(std::move(text));
  return *this;
}

}  // namespace damson
