// The part of the recovery that looks at where lines and declarations begin.
#include <algorithm>
#include <string>

#include "DamsonLexer.h"
#include "DamsonParser.h"
#include "compiler/diagnostics/missing_value.h"
#include "compiler/diagnostics/misspelt_keyword.h"
#include "compiler/diagnostics/outside_declaration.h"
#include "compiler/diagnostics/reserved_name.h"
#include "compiler/diagnostics/stray_closing_bracket.h"
#include "compiler/diagnostics/unexpected_word.h"
#include "compiler/syntax/recovery/block_rules.h"
#include "compiler/syntax/recovery/describe_failure.h"
#include "compiler/syntax/recovery/recovery_strategy.h"
#include "compiler/syntax/recovery/skip_ahead.h"
#include "compiler/syntax/words/word_kind.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::syntax {

namespace {

using grammar::DamsonLexer;
using grammar::DamsonParser;

const std::vector<size_t>& declaration_keywords() {
  static const std::vector<size_t> keywords = {
      DamsonLexer::MIGRATION, DamsonLexer::IMPORT, DamsonLexer::TYPE,   DamsonLexer::SCHEMA,     DamsonLexer::PARAM,
      DamsonLexer::SOURCE,    DamsonLexer::LOOKUP, DamsonLexer::TARGET, DamsonLexer::VOCABULARY, DamsonLexer::PATHS,
      DamsonLexer::MAP,       DamsonLexer::EXPECT, DamsonLexer::TEST};
  return keywords;
}

/// The keywords that begin a line of a block.
std::vector<size_t> line_keywords(size_t block_rule) {
  switch (block_rule) {
    case DamsonParser::RuleSchemaBlock: return {DamsonLexer::KEY, DamsonLexer::REQUIRE, DamsonLexer::ADVISE};
    case DamsonParser::RuleSourceBlock: return {DamsonLexer::DROP};
    case DamsonParser::RuleTargetBlock: return {DamsonLexer::UNIQUE, DamsonLexer::ON};
    case DamsonParser::RuleItemBlock:
      return {DamsonLexer::LET,  DamsonLexer::SKIP_,   DamsonLexer::OMIT,  DamsonLexer::KEEP,
              DamsonLexer::DROP, DamsonLexer::REQUIRE, DamsonLexer::ADVISE};
    case DamsonParser::RuleTestBlock: return {DamsonLexer::GIVEN, DamsonLexer::EXPECT};
    default:  // arms, records: no keywords
      return {};
  }
}

/// Signs that follow the name of a field.
bool follows_field_name(size_t type) {
  return type == DamsonLexer::ASSIGN || type == DamsonLexer::COLON || type == DamsonLexer::LEFT_BRACE ||
         type == DamsonLexer::DOT || type == DamsonLexer::EQUAL || type == DamsonLexer::FAT_ARROW;
}

bool names_fields(size_t block_rule) {
  return block_rule == DamsonParser::RuleSchemaBlock || block_rule == DamsonParser::RuleRecordBlock ||
         block_rule == DamsonParser::RuleItemBlock || block_rule == DamsonParser::RuleRecord;
}

/// Whether the same word is a name elsewhere: not at the beginning of a line, where it would be the same slip again.
bool is_name_elsewhere(const Words& words, size_t index) {
  return std::ranges::any_of(words.list, [&](const Word& other) {
    return other.type == DamsonLexer::NAME && !other.first_on_line && other.span != words.at(index).span &&
           words.text_of(other) == words.text_of(words.at(index));
  });
}

bool can_come_next(antlr4::Parser& parser, size_t type) {
  const antlr4::atn::ATN& atn = parser.getATN();
  return atn.nextTokens(atn.states[parser.getState()]).contains(static_cast<ssize_t>(type));
}

}  // namespace

bool RecoveryStrategy::read_as_keyword(antlr4::Parser& parser, const std::vector<size_t>& keywords) {
  const size_t index = parser.getTokenStream()->index();
  const Word& word = words_.at(index);
  if (word.type != DamsonLexer::NAME || follows_field_name(words_.at(index + 1).type) ||
      is_name_elsewhere(words_, index))
    return false;
  std::vector<std::string_view> spellings;
  for (const size_t keyword : keywords) spellings.push_back(spelling(keyword));
  const auto nearest = nearest_name(words_.text_of(word), spellings);
  if (!nearest) return false;
  const auto position = std::find(spellings.begin(), spellings.end(), *nearest) - spellings.begin();
  problems_.add(misspelt_keyword(word.span, words_.text_of(word)).suggest(word.span, std::string(*nearest), Fix::safe));
  change_type(parser, index, keywords[static_cast<size_t>(position)]);
  return true;
}

void RecoveryStrategy::check_block(antlr4::Parser& parser, size_t rule) {
  antlr4::TokenStream& stream = *parser.getTokenStream();
  const std::vector<size_t> keywords = line_keywords(rule);
  while (true) {
    const size_t index = stream.index();
    const Word& word = words_.at(index);
    const size_t next = words_.at(index + 1).type;
    if (word.type == DamsonLexer::RIGHT_BRACE || word.type == antlr4::Token::EOF) return;
    if (!keywords.empty() && read_as_keyword(parser, keywords)) return;
    if (names_fields(rule) && is_reserved(word.type) && follows_field_name(next)) {
      const std::string_view written = words_.text_of(word);
      problems_.add(
          reserved_name(word.span, written)
              .suggest(word.span, "`" + std::string(written) + "`", Fix::needs_review, "put it into backquotes"));
      change_type(parser, index, DamsonLexer::NAME);
      return;
    }
    if (can_come_next(parser, word.type)) return;
    check_unfitting(parser, rule, index);
  }
}

bool RecoveryStrategy::go_back_to_line(antlr4::Parser& parser, size_t index) {
  if (index < 2 || !follows_field_name(words_.at(index).type)) return false;
  const Word& name = words_.at(index - 1);
  const Word& sign = words_.at(index - 2);
  const bool dangles = !spelling(sign.type).empty() && !can_be_name(sign.type) && !is_reserved(sign.type) &&
                       !closes_bracket(sign.type) && sign.type != DamsonLexer::LEFT_BRACE;
  if (!name.first_on_line || !can_be_name(name.type) || !dangles) return false;
  problems_.add(missing_value(sign.span, describe_word(words_, index - 2)));
  parser.getTokenStream()->seek(index - 1);
  return true;
}

void RecoveryStrategy::check_unfitting(antlr4::Parser& parser, size_t rule, size_t index) {
  const Word& word = words_.at(index);
  if (go_back_to_line(parser, index)) return;
  const bool closes = closes_bracket(word.type);
  const bool comma = word.type == DamsonLexer::COMMA;
  if (closes) {
    problems_.add(stray_closing_bracket(word.span, words_.text_of(word))
                      .suggest(word.span, "", Fix::needs_review, "take it away"));
  } else if (comma) {
    report_comma(index, rule);
  }
  const bool alone = closes || (comma && words_.at(index + 1).first_on_line) || is_broken(word.type);
  const Word& next = words_.at(index + 1);
  size_t end = index + 1;
  if (!alone || (!can_come_next(parser, next.type) && !next.first_on_line))
    end = skip_broken_line(words_, index, index + 1, false);
  if (!alone && !comma) {
    size_t start = index;
    while (start > 0 && !words_.at(start).first_on_line) --start;
    report({.start = start, .at = index, .expected = {}, .rules = {line_rule_of(rule), DamsonParser::RuleExpression}},
           end);
  }
  parser.getTokenStream()->seek(end);
}

void RecoveryStrategy::report_comma(size_t index, size_t rule) {
  const Word& comma = words_.at(index);
  const bool more = !words_.at(index + 1).first_on_line && words_.at(index + 1).type != DamsonLexer::RIGHT_BRACE;
  ProblemDraft problem = unexpected_word(comma.span, "`,`");
  if (!more) {
    problems_.add(problem.suggest(comma.span, "", Fix::safe, "take it away: a line needs nothing at its end"));
  } else if (rule == DamsonParser::RuleItemBlock) {
    problems_.add(problem.label("a field gets one value")
                      .note("texts are joined in a text, \"{a}, {b}\"; several values are a list, `[a, b]`"));
  } else {
    problems_.add(problem);
  }
}

void RecoveryStrategy::lose_words(antlr4::Parser& parser, size_t begin, size_t end) {
  LostWords lost{.span = words_.at(begin).span, .name = std::nullopt};
  lost.span.end = words_.at(end - 1).span.end;
  const Word& second = words_.at(begin + 1);
  if (begin + 1 < end && can_be_name(words_.at(begin).type) && second.type == DamsonLexer::NAME) {
    lost.name = Name{.text = std::string(words_.text_of(second)), .span = second.span};
  }
  lost_.push_back(std::move(lost));
  parser.getTokenStream()->seek(end);
}

void RecoveryStrategy::check_top_level(antlr4::Parser& parser) {
  while (true) {
    const size_t index = parser.getTokenStream()->index();
    const Word& word = words_.at(index);
    if (word.type == antlr4::Token::EOF || starts_declaration(word.type)) return;
    if (read_as_keyword(parser, declaration_keywords())) return;
    if (closes_bracket(word.type)) {
      problems_.add(stray_closing_bracket(word.span, words_.text_of(word))
                        .suggest(word.span, "", Fix::needs_review, "take it away"));
      parser.getTokenStream()->seek(index + 1);
      continue;
    }
    const size_t end = skip_broken_declaration(words_, index, index + 1);
    const auto first = words_.list.begin() + static_cast<std::ptrdiff_t>(index);
    const auto last = words_.list.begin() + static_cast<std::ptrdiff_t>(end);
    const bool explained = std::any_of(first, last, [](const Word& lost) { return is_broken(lost.type); });
    if (!explained) {
      problems_.add(
          outside_declaration(word.span, describe_word(words_, index))
              .note("a declaration begins with what it is: `schema`, `source`, `lookup`, `target`, `vocabulary`, "
                    "`paths`, `fn`, `param`, `type`, `expect`, `test`, or `map source -> target { … }`"));
    }
    lose_words(parser, index, end);
  }
}

}  // namespace damson::syntax
