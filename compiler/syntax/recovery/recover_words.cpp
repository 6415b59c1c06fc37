// The part of the recovery that reads one word as another where that is certainly what was meant.
#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/diagnostics/assignment_in_condition.h"
#include "compiler/diagnostics/missing_arrow.h"
#include "compiler/diagnostics/missing_because.h"
#include "compiler/diagnostics/misspelt_keyword.h"
#include "compiler/diagnostics/reserved_name.h"
#include "compiler/diagnostics/unexpected_word.h"
#include "compiler/diagnostics/wrong_sign.h"
#include "compiler/syntax/recovery/describe_failure.h"
#include "compiler/syntax/recovery/recovery_strategy.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;
using grammar::DamsonParser;

bool is_setting_sign(size_t type) {
  return type == DamsonLexer::ASSIGN || type == DamsonLexer::COLON || type == DamsonLexer::FAT_ARROW ||
         type == DamsonLexer::ARROW || type == DamsonLexer::EQUAL;
}

/// What is written with this sign.
std::string_view set_with(size_t sign, size_t rule) {
  if (sign == DamsonLexer::FAT_ARROW) return "the result of an arm";
  if (sign == DamsonLexer::ARROW)
    return rule == DamsonParser::RuleMapDeclaration ? "what a map fills" : "the type of a function's result";
  if (sign == DamsonLexer::COLON) return rule == DamsonParser::RuleRecordEntry ? "a value in a test" : "a type";
  return rule == DamsonParser::RuleTypeDeclaration ? "the type that is named" : "a value";
}

/// Whether a comparison that is being read is (part of) a condition rather than a value that is set.
bool is_condition(const antlr4::ParserRuleContext* comparison) {
  for (auto* context = dynamic_cast<antlr4::ParserRuleContext*>(comparison->parent); context != nullptr;
       context = dynamic_cast<antlr4::ParserRuleContext*>(context->parent)) {
    switch (context->getRuleIndex()) {
      case DamsonParser::RuleExpression:
      case DamsonParser::RuleConjunction:
      case DamsonParser::RuleNegation: continue;
      case DamsonParser::RuleBareRightHandSide:
        return context->getToken(DamsonLexer::IF, 0) != nullptr && context->getToken(DamsonLexer::THEN, 0) == nullptr;
      case DamsonParser::RuleItem:
      case DamsonParser::RuleSchemaItem:
      case DamsonParser::RulePostfix:
      case DamsonParser::RuleExpectDeclaration: return true;
      default:  // any other rule: a value
        return false;
    }
  }
  return false;
}

bool begins_value(size_t type) {
  return type == DamsonLexer::TEXT_OPEN || type == DamsonLexer::INTEGER || type == DamsonLexer::DECIMAL ||
         type == DamsonLexer::CASE || type == DamsonLexer::MISSING || can_be_name(type);
}

bool contains_type(const std::vector<size_t>& types, size_t type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// A reason without its `because`, unless the word has slipped into the text.
ProblemDraft before_reason(const Words& words, size_t index, ProblemDraft draft) {
  const std::string_view reason = words.text_of(words.at(index + 1));
  const size_t first = reason.find_first_not_of(' ');
  if (first != std::string_view::npos && reason.substr(first).starts_with("because")) {
    return draft.note("`because` stands in front of the quotes, not inside them");
  }
  const Span place = words.at(index).span;
  return draft.suggest({.text = place.text, .begin = place.begin, .end = place.begin}, "because ", Fix::safe);
}

}  // namespace

void RecoveryStrategy::check_signs(antlr4::Parser& parser, size_t rule) {
  const size_t index = parser.getTokenStream()->index();
  const Word& word = words_.at(index);
  if (rule == DamsonParser::RuleComparison && word.type == DamsonLexer::ASSIGN && !words_.at(index - 1).first_on_line &&
      is_condition(parser.getRuleContext())) {
    problems_.add(assignment_in_condition(word.span).suggest(word.span, "==", Fix::safe));
    change_type(parser, index, DamsonLexer::EQUAL);
    return;
  }
  if (rule != DamsonParser::RuleItem || word.type == DamsonLexer::ASSIGN || !is_setting_sign(word.type)) return;
  const antlr4::atn::ATN& atn = parser.getATN();
  if (!atn.nextTokens(atn.states[parser.getState()]).contains(static_cast<ssize_t>(DamsonLexer::ASSIGN))) return;
  problems_.add(
      wrong_sign(word.span, words_.text_of(word), "=", "the value of a field").suggest(word.span, "=", Fix::safe));
  change_type(parser, index, DamsonLexer::ASSIGN);
}

antlr4::Token* RecoveryStrategy::recoverInline(antlr4::Parser* parser) {
  std::vector<size_t> expected;
  for (const ssize_t type : parser->getExpectedTokens().toList()) {
    if (type > 0) expected.push_back(static_cast<size_t>(type));
  }
  const bool changed =
      accept_other_sign(*parser, expected) || accept_misspelt(*parser, expected) || accept_reserved(*parser, expected);
  if (changed) return parser->consume();

  const size_t index = parser->getTokenStream()->index();
  const Word& word = words_.at(index);
  const bool same_line = index > 0 && !word.first_on_line;
  const bool one = expected.size() == 1;
  const Span gap{.text = words_.text, .begin = word.span.begin, .end = word.span.begin};
  if (one && expected.front() == DamsonLexer::BECAUSE && word.type == DamsonLexer::TEXT_OPEN) {
    if (reports_comma_before_because(index)) throw antlr4::InputMismatchException(parser);
    problems_.add(before_reason(words_, index, missing_because(word.span, "what is decided here")));
    return insert(DamsonLexer::BECAUSE);
  }
  if (one && same_line && expected.front() == DamsonLexer::FAT_ARROW && begins_value(word.type)) {
    const std::string_view before = words_.text_of(words_.at(index < 2 ? 0 : index - 2));
    const bool swallowed = before.find("=>") != std::string_view::npos;  // by the quotes of the term
    problems_.add(swallowed ? missing_arrow(word.span).note("it stands inside the quotes of the term")
                            : missing_arrow(word.span).suggest(gap, "=> ", Fix::safe));
    return insert(DamsonLexer::FAT_ARROW);
  }
  const bool in_test = parser->getContext()->getRuleIndex() == DamsonParser::RuleRecordEntry;
  if (one && same_line && expected.front() == DamsonLexer::COLON &&
      (can_be_name(word.type) || (in_test && begins_value(word.type)))) {
    problems_.add(unexpected_word(word.span, describe_word(words_, index))
                      .label("expected `:` before this")
                      .suggest(gap, ": ", Fix::safe));
    return insert(DamsonLexer::COLON);
  }
  throw antlr4::InputMismatchException(parser);
}

bool RecoveryStrategy::reports_comma_before_because(size_t index) {
  if (index < 2 || words_.at(index - 1).type != DamsonLexer::BECAUSE || words_.at(index - 2).type != DamsonLexer::COMMA)
    return false;
  const Span comma = words_.at(index - 2).span;
  problems_.add(unexpected_word(comma, "`,`").suggest(comma, "", Fix::safe, "take it away: no field follows it"));
  failure_ = Failure{};
  failure_->reported = true;
  return true;
}

bool RecoveryStrategy::accept_other_sign(antlr4::Parser& parser, const std::vector<size_t>& expected) {
  const size_t index = parser.getTokenStream()->index();
  const Word& word = words_.at(index);
  if (!is_setting_sign(word.type)) return false;
  const auto meant = std::find_if(expected.begin(), expected.end(), is_setting_sign);
  if (meant == expected.end() || *meant == DamsonLexer::EQUAL || contains_type(expected, DamsonLexer::NAME))
    return false;
  if (index > 0 && words_.list[index - 1].first_on_line && index - 1 > parser.getContext()->getStart()->getTokenIndex())
    return false;
  const std::string written(spelling(*meant));
  problems_.add(
      wrong_sign(word.span, words_.text_of(word), written, set_with(*meant, parser.getContext()->getRuleIndex()))
          .suggest(word.span, written, Fix::safe));
  change_type(parser, index, *meant);
  return true;
}

bool RecoveryStrategy::accept_misspelt(antlr4::Parser& parser, const std::vector<size_t>& expected) {
  const size_t index = parser.getTokenStream()->index();
  const Word& word = words_.at(index);
  if (word.type != DamsonLexer::NAME) return false;
  std::vector<std::string_view> spellings;
  std::vector<size_t> types;
  for (const size_t type : expected) {
    if (!is_soft_keyword(type) && !is_reserved(type)) continue;
    spellings.push_back(spelling(type));
    types.push_back(type);
  }
  const auto nearest = nearest_name(words_.text_of(word), spellings);
  if (!nearest) return false;
  const auto position = std::find(spellings.begin(), spellings.end(), *nearest) - spellings.begin();
  // `notempty` is two words, and says the opposite of `empty`
  const bool negated = words_.text_of(word) == fmt::format("not{}", *nearest);
  problems_.add(misspelt_keyword(word.span, words_.text_of(word))
                    .suggest(word.span, fmt::format("{}{}", negated ? "not " : "", *nearest),
                             negated ? Fix::needs_review : Fix::safe));
  change_type(parser, index, types[static_cast<size_t>(position)]);
  return true;
}

bool RecoveryStrategy::accept_reserved(antlr4::Parser& parser, const std::vector<size_t>& expected) {
  const size_t index = parser.getTokenStream()->index();
  const Word& word = words_.at(index);
  const bool names_something = parser.getContext()->getRuleIndex() == DamsonParser::RuleName;
  if (!names_something || !is_reserved(word.type) || !contains_type(expected, DamsonLexer::NAME)) return false;
  const std::string_view written = words_.text_of(word);
  problems_.add(reserved_name(word.span, written)
                    .suggest(word.span, "`" + std::string(written) + "`", Fix::needs_review, "put it into backquotes"));
  change_type(parser, index, DamsonLexer::NAME);
  return true;
}

}  // namespace damson::syntax
