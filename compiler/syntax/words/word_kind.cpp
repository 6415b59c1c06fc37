// Kinds of words, from the order in which the lexer lists them.
#include "compiler/syntax/words/word_kind.h"

#include <array>

#include "DamsonLexer.h"

namespace damson::syntax {

using grammar::DamsonLexer;

bool is_reserved(size_t type) { return type >= DamsonLexer::TRUE && type <= DamsonLexer::ELSE; }

bool is_soft_keyword(size_t type) { return type >= DamsonLexer::MIGRATION && type <= DamsonLexer::DUPLICATE; }

bool can_be_name(size_t type) {
  return type == DamsonLexer::NAME || type == DamsonLexer::QUOTED_NAME || is_soft_keyword(type);
}

bool is_broken(size_t type) {
  return type == DamsonLexer::BROKEN_NAME || type == DamsonLexer::BROKEN_NUMBER || type == DamsonLexer::BROKEN_REGEX ||
         type == DamsonLexer::BROKEN_QUOTES || type == DamsonLexer::BROKEN_CHARACTER ||
         type == DamsonLexer::BROKEN_BRACE || type == DamsonLexer::BROKEN_TEXT;
}

bool opens_bracket(size_t type) {
  return type == DamsonLexer::LEFT_BRACE || type == DamsonLexer::LEFT_PARENTHESIS ||
         type == DamsonLexer::LEFT_BRACKET || type == DamsonLexer::INTERPOLATION_OPEN;
}

bool closes_bracket(size_t type) {
  return type == DamsonLexer::RIGHT_BRACE || type == DamsonLexer::RIGHT_PARENTHESIS ||
         type == DamsonLexer::RIGHT_BRACKET;
}

bool brackets_match(size_t open, size_t close) {
  if (open == DamsonLexer::LEFT_PARENTHESIS) return close == DamsonLexer::RIGHT_PARENTHESIS;
  if (open == DamsonLexer::LEFT_BRACKET) return close == DamsonLexer::RIGHT_BRACKET;
  return close == DamsonLexer::RIGHT_BRACE;
}

bool starts_declaration(size_t type) {
  switch (type) {
    case DamsonLexer::MIGRATION:
    case DamsonLexer::IMPORT:
    case DamsonLexer::TYPE:
    case DamsonLexer::SCHEMA:
    case DamsonLexer::PARAM:
    case DamsonLexer::SOURCE:
    case DamsonLexer::LOOKUP:
    case DamsonLexer::TARGET:
    case DamsonLexer::FN:
    case DamsonLexer::VOCABULARY:
    case DamsonLexer::PATHS:
    case DamsonLexer::MAP:
    case DamsonLexer::EXPECT:
    case DamsonLexer::TEST: return true;
    default:  // token types are numbers that the grammar gives out, not a closed enumeration
      return false;
  }
}

namespace {

struct WordSpelling {
  size_t type;
  std::string_view text;
};

constexpr std::array word_spellings = {
    WordSpelling{DamsonLexer::TRUE, "true"},
    WordSpelling{DamsonLexer::FALSE, "false"},
    WordSpelling{DamsonLexer::MISSING, "missing"},
    WordSpelling{DamsonLexer::CLEAR, "clear"},
    WordSpelling{DamsonLexer::LEAVE, "leave"},
    WordSpelling{DamsonLexer::NOT, "not"},
    WordSpelling{DamsonLexer::IF, "if"},
    WordSpelling{DamsonLexer::CASE, "case"},
    WordSpelling{DamsonLexer::FOR, "for"},
    WordSpelling{DamsonLexer::IN, "in"},
    WordSpelling{DamsonLexer::IS, "is"},
    WordSpelling{DamsonLexer::ON, "on"},
    WordSpelling{DamsonLexer::AND, "and"},
    WordSpelling{DamsonLexer::OR, "or"},
    WordSpelling{DamsonLexer::ELSE, "else"},
    WordSpelling{DamsonLexer::MIGRATION, "migration"},
    WordSpelling{DamsonLexer::IMPORT, "import"},
    WordSpelling{DamsonLexer::AS, "as"},
    WordSpelling{DamsonLexer::TYPE, "type"},
    WordSpelling{DamsonLexer::SCHEMA, "schema"},
    WordSpelling{DamsonLexer::KEY, "key"},
    WordSpelling{DamsonLexer::REQUIRE, "require"},
    WordSpelling{DamsonLexer::ADVISE, "advise"},
    WordSpelling{DamsonLexer::BECAUSE, "because"},
    WordSpelling{DamsonLexer::PARAM, "param"},
    WordSpelling{DamsonLexer::SOURCE, "source"},
    WordSpelling{DamsonLexer::LOOKUP, "lookup"},
    WordSpelling{DamsonLexer::FROM, "from"},
    WordSpelling{DamsonLexer::TARGET, "target"},
    WordSpelling{DamsonLexer::TO, "to"},
    WordSpelling{DamsonLexer::UPDATES, "updates"},
    WordSpelling{DamsonLexer::UNIQUE, "unique"},
    WordSpelling{DamsonLexer::BY, "by"},
    WordSpelling{DamsonLexer::KEEP, "keep"},
    WordSpelling{DamsonLexer::FIRST, "first"},
    WordSpelling{DamsonLexer::LAST, "last"},
    WordSpelling{DamsonLexer::MAX, "max"},
    WordSpelling{DamsonLexer::CREATE, "create"},
    WordSpelling{DamsonLexer::FN, "fn"},
    WordSpelling{DamsonLexer::VOCABULARY, "vocabulary"},
    WordSpelling{DamsonLexer::PATHS, "paths"},
    WordSpelling{DamsonLexer::MAP, "map"},
    WordSpelling{DamsonLexer::DELETE, "delete"},
    WordSpelling{DamsonLexer::LET, "let"},
    WordSpelling{DamsonLexer::SKIP_, "skip"},
    WordSpelling{DamsonLexer::OMIT, "omit"},
    WordSpelling{DamsonLexer::WHEN, "when"},
    WordSpelling{DamsonLexer::DROP, "drop"},
    WordSpelling{DamsonLexer::THEN, "then"},
    WordSpelling{DamsonLexer::ERROR, "error"},
    WordSpelling{DamsonLexer::UNMATCHED, "unmatched"},
    WordSpelling{DamsonLexer::GONE, "gone"},
    WordSpelling{DamsonLexer::REJECT, "reject"},
    WordSpelling{DamsonLexer::WARN, "warn"},
    WordSpelling{DamsonLexer::USE, "use"},
    WordSpelling{DamsonLexer::PRESENT, "present"},
    WordSpelling{DamsonLexer::EMPTY, "empty"},
    WordSpelling{DamsonLexer::LIST, "list"},
    WordSpelling{DamsonLexer::OF, "of"},
    WordSpelling{DamsonLexer::ONE, "one"},
    WordSpelling{DamsonLexer::MATCHING, "matching"},
    WordSpelling{DamsonLexer::EXPECT, "expect"},
    WordSpelling{DamsonLexer::AT, "at"},
    WordSpelling{DamsonLexer::MOST, "most"},
    WordSpelling{DamsonLexer::LEAST, "least"},
    WordSpelling{DamsonLexer::TEST, "test"},
    WordSpelling{DamsonLexer::GIVEN, "given"},
    WordSpelling{DamsonLexer::SKIPPED, "skipped"},
    WordSpelling{DamsonLexer::REJECTED, "rejected"},
    WordSpelling{DamsonLexer::DUPLICATE, "duplicate"},
    WordSpelling{DamsonLexer::LEFT_BRACE, "{"},
    WordSpelling{DamsonLexer::RIGHT_BRACE, "}"},
    WordSpelling{DamsonLexer::LEFT_PARENTHESIS, "("},
    WordSpelling{DamsonLexer::RIGHT_PARENTHESIS, ")"},
    WordSpelling{DamsonLexer::LEFT_BRACKET, "["},
    WordSpelling{DamsonLexer::RIGHT_BRACKET, "]"},
    WordSpelling{DamsonLexer::FAT_ARROW, "=>"},
    WordSpelling{DamsonLexer::ARROW, "->"},
    WordSpelling{DamsonLexer::EQUAL, "=="},
    WordSpelling{DamsonLexer::NOT_EQUAL, "!="},
    WordSpelling{DamsonLexer::LESS_OR_EQUAL, "<="},
    WordSpelling{DamsonLexer::GREATER_OR_EQUAL, ">="},
    WordSpelling{DamsonLexer::LESS, "<"},
    WordSpelling{DamsonLexer::GREATER, ">"},
    WordSpelling{DamsonLexer::ASSIGN, "="},
    WordSpelling{DamsonLexer::ELLIPSIS, "..."},
    WordSpelling{DamsonLexer::RANGE, ".."},
    WordSpelling{DamsonLexer::DOT, "."},
    WordSpelling{DamsonLexer::COMMA, ","},
    WordSpelling{DamsonLexer::COLON, ":"},
    WordSpelling{DamsonLexer::QUESTION, "?"},
    WordSpelling{DamsonLexer::PIPE, "|"},
    WordSpelling{DamsonLexer::STAR, "*"},
    WordSpelling{DamsonLexer::PLUS, "+"},
    WordSpelling{DamsonLexer::MINUS, "-"},
    WordSpelling{DamsonLexer::PERCENT, "%"},
};

}  // namespace

std::string_view spelling(size_t type) {
  for (const WordSpelling& word : word_spellings) {
    if (word.type == type) return word.text;
  }
  return {};
}

bool is_declaration_start(const Words& words, size_t index) {
  const Word& word = words.at(index);
  if (!starts_declaration(word.type)) return false;
  const size_t next = words.at(index + 1).type;
  if (word.type == DamsonLexer::MIGRATION || word.type == DamsonLexer::TEST) return next == DamsonLexer::TEXT_OPEN;
  if (word.type == DamsonLexer::IMPORT) return next == DamsonLexer::TEXT_OPEN || can_be_name(next);
  return can_be_name(next);
}

bool begins_declaration_in_braces(const Words& words, size_t index, bool in_test) {
  const Word& word = words.at(index);
  const Word& next = words.at(index + 1);
  const bool goes_on = index > 0 && words.at(index - 1).type == DamsonLexer::COMMA;
  if (!word.first_on_line || goes_on || next.first_on_line || !is_declaration_start(words, index)) return false;
  if (word.type != DamsonLexer::EXPECT || !in_test) return true;
  const size_t third = words.at(index + 2).type;
  const bool outcome =
      next.type == DamsonLexer::SKIPPED || next.type == DamsonLexer::REJECTED || next.type == DamsonLexer::DUPLICATE;
  const bool of_test = third == DamsonLexer::LEFT_BRACE || third == DamsonLexer::FROM ||
                       (outcome && third != DamsonLexer::LEFT_PARENTHESIS);
  return !of_test && (third == DamsonLexer::LEFT_PARENTHESIS || third == DamsonLexer::DOT);
}

}  // namespace damson::syntax
