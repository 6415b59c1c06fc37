// Compiling regular expressions, with messages for people.
#include "runtime/values/regex.h"

#include <fmt/format.h>

namespace damson {

namespace {

std::string regex_complaint(const RE2& regex) {
  const std::string part = regex.error_arg().empty() ? std::string() : fmt::format(" `{}`", regex.error_arg());
  switch (regex.error_code()) {
    case RE2::NoError: return {};
    case RE2::ErrorInternal: return "it could not be read";
    case RE2::ErrorBadEscape: return fmt::format("{} stands for nothing; look-ahead, look-behind and \\1 do not exist here", part.substr(1));
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange: return fmt::format("the set of characters{} is wrong", part);
    case RE2::ErrorMissingBracket: return fmt::format("a `[` is never closed:{}", part);
    case RE2::ErrorMissingParen: return fmt::format("a `(` is never closed:{}", part);
    case RE2::ErrorUnexpectedParen: return fmt::format("a `)` closes nothing:{}", part);
    case RE2::ErrorTrailingBackslash: return "it ends with a single `\\`";
    case RE2::ErrorRepeatArgument: return fmt::format("there is nothing for{} to repeat", part);
    case RE2::ErrorRepeatSize: return fmt::format("the repetition{} is too large", part);
    case RE2::ErrorRepeatOp: return fmt::format("the repetition{} cannot stand there", part);
    case RE2::ErrorBadPerlOp: return fmt::format("{} does not exist here; look-ahead and look-behind are not offered", part.substr(1));
    case RE2::ErrorBadUTF8: return "it is not valid UTF-8";
    case RE2::ErrorBadNamedCapture: return fmt::format("the group name{} is wrong or used twice", part);
    case RE2::ErrorPatternTooLarge: return "it is too large";
  }
  return {};
}

}  // namespace

Result<Regex> compile_regex(const RegexLiteral& literal) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!literal.ignore_case);
  auto regex = std::make_shared<const RE2>(literal.pattern, options);
  if (regex->ok()) return Regex(std::move(regex));
  return fail(fmt::format("the regular expression /{}/ is wrong: {}", literal.pattern, regex_complaint(*regex)));
}

}  // namespace damson
