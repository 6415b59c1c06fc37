// Says what is wrong by what stands there, what was looked for, and what surrounds it.
#include "compiler/syntax/recovery/describe_failure.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/diagnostics/assignment_in_condition.h"
#include "compiler/diagnostics/chained_comparison.h"
#include "compiler/diagnostics/missing_because.h"
#include "compiler/diagnostics/missing_closing_bracket.h"
#include "compiler/diagnostics/missing_value.h"
#include "compiler/diagnostics/operator_after_pipe.h"
#include "compiler/diagnostics/pipe_without_function.h"
#include "compiler/diagnostics/reserved_name.h"
#include "compiler/diagnostics/unexpected_word.h"
#include "compiler/diagnostics/wrong_sign.h"
#include "compiler/syntax/recovery/sentence_form.h"
#include "compiler/syntax/words/word_kind.h"

namespace damson::syntax {

bool Failure::expects(size_t type) const { return std::find(expected.begin(), expected.end(), type) != expected.end(); }

bool Failure::in_rule(size_t rule) const { return std::find(rules.begin(), rules.end(), rule) != rules.end(); }

namespace {

using grammar::DamsonLexer;
using grammar::DamsonParser;

bool compares(size_t type) { return type >= DamsonLexer::EQUAL && type <= DamsonLexer::GREATER; }

std::string in_backquotes(std::string_view text) { return fmt::format("`{}`", text); }

/// What a set of words that includes names begins.
std::string_view what_begins(const Failure& failure) {
  if (failure.expects(DamsonLexer::INTEGER)) return "a value";
  const size_t rule = failure.rules.empty() ? 0 : failure.rules.front();
  if (rule == DamsonParser::RulePlainType || rule == DamsonParser::RuleTypeExpression) return "a type";
  return "a name";
}

/// "expected `because`", "expected a value"; empty when there is no telling.
std::string describe_expected(const Failure& failure) {
  std::vector<std::string> choices;
  const bool names = failure.expects(DamsonLexer::NAME);
  if (names) choices.emplace_back(what_begins(failure));
  for (const size_t type : failure.expected) {
    const std::string_view written = spelling(type);
    if (names && (written.empty() || is_soft_keyword(type) || failure.expects(DamsonLexer::INTEGER))) continue;
    if (!written.empty()) choices.push_back(in_backquotes(written));
    if (type == DamsonLexer::TEXT_OPEN) choices.emplace_back("a text in quotes");
    if (type == DamsonLexer::INTEGER) choices.emplace_back("a number");
    if (type == DamsonLexer::REGEX) choices.emplace_back("a pattern between slashes");
  }
  if (choices.empty() || choices.size() > 5) return {};
  std::string text = "expected " + choices.front();
  for (size_t index = 1; index < choices.size(); ++index) {
    text += (index + 1 == choices.size() ? " or " : ", ") + choices[index];
  }
  return text;
}

/// The innermost parenthesis or bracket that is open before `failure.at`, unless it is closed before `end`.
std::optional<size_t> unclosed_bracket(const Words& words, const Failure& failure, size_t end) {
  std::vector<size_t> open;
  std::optional<size_t> innermost;
  for (size_t index = failure.start; index < end; ++index) {
    if (index == failure.at) {
      if (open.empty()) return std::nullopt;
      innermost = open.back();
    }
    const size_t type = words.list[index].type;
    if (opens_bracket(type)) open.push_back(index);
    if (!closes_bracket(type) || open.empty()) continue;
    if (innermost && open.back() == *innermost && brackets_match(words.list[*innermost].type, type))
      return std::nullopt;
    if (brackets_match(words.list[open.back()].type, type)) open.pop_back();
  }
  if (failure.at >= end && !open.empty()) innermost = open.back();
  if (!innermost) return std::nullopt;
  const size_t type = words.list[*innermost].type;
  const bool in_line = type == DamsonLexer::LEFT_PARENTHESIS || type == DamsonLexer::LEFT_BRACKET;
  return in_line ? innermost : std::nullopt;
}

/// Whether the words before `at` are a pipe's function, with or without arguments.
bool follows_pipe(const Words& words, size_t start, size_t at) {
  size_t index = at;
  const auto before = [&] { return index > start ? words.list[index - 1].type : size_t{0}; };
  if (before() == DamsonLexer::RIGHT_PARENTHESIS) {
    int depth = 0;
    while (index > start) {
      --index;
      const size_t type = words.list[index].type;
      depth += type == DamsonLexer::RIGHT_PARENTHESIS ? 1 : 0;
      depth -= type == DamsonLexer::LEFT_PARENTHESIS ? 1 : 0;
      if (depth == 0) break;
    }
  }
  while (can_be_name(before()) || before() == DamsonLexer::DOT) --index;
  return before() == DamsonLexer::PIPE;
}

bool compared_before(const Words& words, const Failure& failure) {
  for (size_t index = failure.at; index > failure.start; --index) {
    const size_t type = words.list[index - 1].type;
    if (compares(type)) return true;
    if (type == DamsonLexer::AND || type == DamsonLexer::OR || type == DamsonLexer::COMMA) return false;
  }
  return false;
}

bool continues_value(size_t type) {
  return type == DamsonLexer::PLUS || type == DamsonLexer::MINUS || type == DamsonLexer::STAR ||
         type == DamsonLexer::DOT || type == DamsonLexer::LEFT_BRACKET;
}

/// What a reason is missing from.
std::string needs_reason(const Words& words, const Failure& failure) {
  const Word& before = words.at(failure.at - 1);
  if (before.type == DamsonLexer::REJECT || before.type == DamsonLexer::SKIP_)
    return in_backquotes(words.text_of(before));
  const Word& first = words.at(failure.start);
  return is_soft_keyword(first.type) ? in_backquotes(words.text_of(first)) : "this line";
}

/// The sign that a line breaks off after, when what follows belongs to the next line.
std::optional<size_t> breaks_off_after(const Words& words, const Failure& failure) {
  const Word& word = words.at(failure.at);
  if (failure.at <= failure.start + 1) return std::nullopt;
  const Word& before = words.at(failure.at - 1);
  const bool ends = word.first_on_line || word.type == DamsonLexer::RIGHT_BRACE || word.type == antlr4::Token::EOF;
  if (ends && (failure.expects(DamsonLexer::NAME) || failure.expects(DamsonLexer::INTEGER)) &&
      !can_be_name(before.type)) {
    return failure.at - 1;
  }
  // `title =`, and on the next line `year = …`: that `year` was read as the value.
  const bool next_line =
      before.first_on_line && before.column <= words.at(failure.start).column && failure.at >= failure.start + 3;
  if (!next_line) return std::nullopt;
  const size_t sign = words.at(failure.at - 2).type;
  const bool dangles = !spelling(sign).empty() && !can_be_name(sign) && !closes_bracket(sign) && !is_reserved(sign);
  return dangles ? std::optional(failure.at - 2) : std::nullopt;
}

/// The `because` that stands further on, where one is looked for already: then the word in between is what does not
/// fit.
std::optional<size_t> reason_behind(const Words& words, const Failure& failure) {
  if (!failure.expects(DamsonLexer::BECAUSE)) return std::nullopt;
  for (size_t index = failure.at; index + 1 < words.list.size(); ++index) {
    const Word& word = words.list[index];
    if (index > failure.at && word.type == DamsonLexer::BECAUSE && words.at(index + 1).type == DamsonLexer::TEXT_OPEN)
      return index;
    const bool next_line = word.first_on_line && can_be_name(word.type) && word.type != DamsonLexer::BECAUSE;
    if (next_line || word.type == DamsonLexer::LEFT_BRACE || word.type == DamsonLexer::RIGHT_BRACE) return std::nullopt;
  }
  return std::nullopt;
}

/// The second of two names side by side on one line: the word that does not fit, or the one that the parser took for a
/// new line.
std::optional<size_t> name_behind_name(const Words& words, const Failure& failure) {
  for (const size_t index : {failure.at, failure.start}) {
    const Word& word = words.at(index);
    if (index > 0 && word.type == DamsonLexer::NAME && !word.first_on_line && can_be_name(words.at(index - 1).type))
      return index;
  }
  return std::nullopt;
}

/// Whether the word before is the end of a reason.
bool stands_behind_reason(const Words& words, size_t at) {
  if (at == 0 || words.at(at - 1).type != DamsonLexer::TEXT_CLOSE) return false;
  size_t open = at - 1;
  while (open > 0 && words.list[open].type != DamsonLexer::TEXT_OPEN) --open;
  return open > 0 && words.list[open - 1].type == DamsonLexer::BECAUSE;
}

std::optional<Problem> describe_special(const Words& words, const Failure& failure, size_t end) {
  const Word& word = words.at(failure.at);
  const size_t before = failure.at > 0 ? words.list[failure.at - 1].type : 0;
  if (const auto sign = breaks_off_after(words, failure)) {
    return missing_value(words.at(*sign).span, describe_word(words, *sign));
  }
  if (before == DamsonLexer::PIPE && !can_be_name(word.type)) {
    return pipe_without_function(word.span, describe_word(words, failure.at));
  }
  if (continues_value(word.type) && follows_pipe(words, failure.start, failure.at)) {
    return operator_after_pipe(word.span, words.text_of(word)).note("put everything up to here into parentheses");
  }
  if (compares(word.type) && compared_before(words, failure) && !failure.in_rule(DamsonParser::RuleTypeParameters)) {
    return chained_comparison(word.span).note("join two comparisons with `and`");
  }
  if (word.type == DamsonLexer::ASSIGN && failure.in_rule(DamsonParser::RuleArguments)) {
    return wrong_sign(word.span, "=", ":", "the value of a named argument").suggest(word.span, ":", Fix::safe);
  }
  if (word.type == DamsonLexer::ASSIGN && compared_before(words, failure)) {
    return chained_comparison(word.span).note("join two comparisons with `and`");
  }
  if (word.type == DamsonLexer::ASSIGN && failure.in_rule(DamsonParser::RuleExpression)) {
    return assignment_in_condition(word.span).suggest(word.span, "==", Fix::safe);
  }
  if (const auto bracket = unclosed_bracket(words, failure, end)) {
    const Word& open = words.list[*bracket];
    const std::string_view close = open.type == DamsonLexer::LEFT_PARENTHESIS ? ")" : "]";
    return missing_closing_bracket(open.span, close, words.text_of(open))
        .label("opened here")
        .related(word.span, "this cannot stand inside it");
  }
  if (const auto reason = reason_behind(words, failure)) {
    ProblemDraft problem = unexpected_word(word.span, describe_word(words, failure.at));
    if (word.type == DamsonLexer::COMMA) problem.note("several conditions have `and` or `or` between them");
    return problem.label("what stands before this is whole").related(words.at(*reason).span, "the reason stands here");
  }
  if (failure.expects(DamsonLexer::BECAUSE) && !failure.expects(DamsonLexer::NAME)) {
    return missing_because(words.list[failure.at - 1].span, needs_reason(words, failure))
        .note("write `because` and, in quotes, why");
  }
  if (is_reserved(word.type) && failure.expects(DamsonLexer::NAME) && !failure.expects(DamsonLexer::INTEGER)) {
    return reserved_name(word.span, words.text_of(word))
        .suggest(word.span, in_backquotes(words.text_of(word)), Fix::needs_review, "put it into backquotes");
  }
  return std::nullopt;
}

}  // namespace

std::string describe_word(const Words& words, size_t index) {
  const Word& word = words.at(index);
  const std::string_view written = words.text_of(word);
  if (word.type == antlr4::Token::EOF) return "the end of the file";
  if (word.type == DamsonLexer::TEXT_OPEN) return "a text";
  if (word.type == DamsonLexer::INTEGER || word.type == DamsonLexer::DECIMAL)
    return fmt::format("the number {}", written);
  if (word.type == DamsonLexer::REGEX) return "a pattern";
  if (word.type == DamsonLexer::QUOTED_NAME) return std::string(written);
  if (written.empty()) return "the end of the braces";
  return in_backquotes(written);
}

namespace {

/// `vocabulary rights_terms`, `fn centimetres`: somewhere in the text.
bool is_declared_callable(const Words& words, std::string_view name) {
  for (size_t index = 0; index + 1 < words.list.size(); ++index) {
    const size_t type = words.list[index].type;
    const bool declares = type == DamsonLexer::VOCABULARY || type == DamsonLexer::FN || type == DamsonLexer::PATHS;
    if (declares && words.text_of(words.at(index + 1)) == name) return true;
  }
  return false;
}

}  // namespace

Problem describe_failure(const Words& words, const Failure& failure, size_t end) {
  if (auto special = describe_special(words, failure, end)) return std::move(*special);
  ProblemDraft problem = unexpected_word(words.at(failure.at).span, describe_word(words, failure.at));
  const bool in_value = failure.in_rule(DamsonParser::RulePiped) || failure.in_rule(DamsonParser::RuleItem);
  if (const auto second = name_behind_name(words, failure); second && in_value) {
    const std::string_view before = words.text_of(words.at(*second - 1));
    const std::string_view name = words.text_of(words.at(*second));
    const bool turned = is_declared_callable(words, before);
    ProblemDraft between = unexpected_word(words.at(*second).span, describe_word(words, *second));
    return between.label("what is to happen between the two?")
        .note(fmt::format(
            "a function stands behind `|`: `{} | {}`; a name with a space stands in backquotes: `` `{} {}` ``",
            turned ? name : before, turned ? before : name, before, name));
  }
  if (stands_behind_reason(words, failure.at) && !words.at(failure.at).first_on_line) {
    return problem.label("a reason is one text in quotes: write all of it there");
  }
  const std::string expected = describe_expected(failure);
  if (!expected.empty()) problem.label(expected);
  if ((failure.expects(DamsonLexer::THEN) || failure.expects(DamsonLexer::ELSE)) &&
      !failure.expects(DamsonLexer::NAME)) {
    return problem.note("a choice reads `if condition then a else b`");
  }
  if (const auto form = sentence_form(failure.rules))
    problem.note(fmt::format("{} reads `{}`", form->name, form->example));
  return problem;
}

}  // namespace damson::syntax
