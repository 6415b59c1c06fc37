// Compiling regular expressions, with messages for people.
#include "runtime/values/regex.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/limits.h"
#include "runtime/values/regex_translation.h"

namespace damson {

namespace {

std::string regex_complaint(const RE2& regex) {
  const std::string part = regex.error_arg().empty() ? std::string() : fmt::format(" `{}`", regex.error_arg());
  switch (regex.error_code()) {
    case RE2::NoError: return {};
    case RE2::ErrorInternal: return "it could not be read";
    case RE2::ErrorBadEscape:
      return fmt::format("{} stands for nothing; look-ahead, look-behind and \\1 do not exist here", part.substr(1));
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange: return fmt::format("the set of characters{} is wrong", part);
    case RE2::ErrorMissingBracket: return fmt::format("a `[` is never closed:{}", part);
    case RE2::ErrorMissingParen: return fmt::format("a `(` is never closed:{}", part);
    case RE2::ErrorUnexpectedParen: return fmt::format("a `)` closes nothing:{}", part);
    case RE2::ErrorTrailingBackslash: return "it ends with a single `\\`";
    case RE2::ErrorRepeatArgument: return fmt::format("there is nothing for{} to repeat", part);
    case RE2::ErrorRepeatSize: return fmt::format("the repetition{} is too large", part);
    case RE2::ErrorRepeatOp: return fmt::format("the repetition{} cannot stand there", part);
    case RE2::ErrorBadPerlOp:
      return fmt::format("{} does not exist here; look-ahead and look-behind are not offered", part.substr(1));
    case RE2::ErrorBadUTF8: return "it is not valid UTF-8";
    case RE2::ErrorBadNamedCapture: return fmt::format("the group name{} is wrong or used twice", part);
    case RE2::ErrorPatternTooLarge: return "it is too large";
  }
  return {};
}

RE2::Options options_of(const RegexLiteral& literal) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(limits::regex_bytes);
  options.set_case_sensitive(!literal.ignore_case);
  return options;
}

struct CompileAttempt {
  Regex regex;
  std::string problem;  // empty where there is a regex
};

/// What RE2 finds wrong with the pattern is told in terms of the pattern, not of its translation.
CompileAttempt attempt(const RegexLiteral& literal) {
  const RE2::Options options = options_of(literal);
  const RE2 as_written(literal.pattern, options);
  if (!as_written.ok()) return {nullptr, regex_complaint(as_written)};
  const auto translated = translate_regex(literal.pattern);
  if (!translated.ok()) return {nullptr, translated.error().message};
  auto regex = std::make_shared<const CompiledRegex>(translated->pattern, options, translated->marks);
  if (regex->re2().ok()) return {std::move(regex), {}};
  const bool too_large =
      regex->re2().error_code() == RE2::ErrorPatternTooLarge || regex->re2().error_code() == RE2::ErrorRepeatSize;
  return {nullptr, too_large ? "it is too large" : "it cannot be read"};
}

}  // namespace

bool CompiledRegex::finds(Text text, RE2::Anchor anchor) const {
  if (marks_.copies == 0) return regex_.Match(as_piece(text), 0, text.size(), anchor, nullptr, 0);
  const MarkedText marked(text, marks_);
  return regex_.Match(as_piece(marked.text()), 0, marked.text().size(), anchor, nullptr, 0);
}

RegexSearch::RegexSearch(const CompiledRegex& regex, Text text)
    : regex_(regex), text_(text.data() == nullptr ? Text("") : text) {
  if (regex.marks().copies > 0) marked_.emplace(text_, regex.marks());
}

bool RegexSearch::find(size_t from, RE2::Anchor anchor, std::span<re2::StringPiece> groups) const {
  const auto count = static_cast<int>(groups.size());
  if (!marked_) return regex_.re2().Match(as_piece(text_), from, text_.size(), anchor, groups.data(), count);
  const Text subject = marked_->text();
  if (!regex_.re2().Match(as_piece(subject), marked_->marked_place(from), subject.size(), anchor, groups.data(), count))
    return false;
  for (re2::StringPiece& group : groups) group = in_text(group);
  return true;
}

re2::StringPiece RegexSearch::in_text(const re2::StringPiece& found) const {
  if (found.data() == nullptr) return found;
  const auto begin = static_cast<size_t>(found.data() - marked_->text().data());
  const size_t first = marked_->original_place(begin);
  return {text_.data() + first, marked_->original_place(begin + found.size()) - first};
}

Result<Regex> compile_regex(const RegexLiteral& literal) {
  CompileAttempt made = attempt(literal);
  if (made.regex != nullptr) return std::move(made.regex);
  return fail(fmt::format("the regular expression /{}/ is wrong: {}", literal.pattern, made.problem));
}

std::optional<std::string> regex_problem(const RegexLiteral& literal) {
  CompileAttempt made = attempt(literal);
  if (made.regex != nullptr) return std::nullopt;
  return std::move(made.problem);
}

}  // namespace damson
