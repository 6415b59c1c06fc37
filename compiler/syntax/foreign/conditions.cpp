// Words and questions in conditions.
#include <fmt/core.h>

#include <array>
#include <utility>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

struct Keyword {
  std::string_view word;
  size_t type;
  bool behind_operand;
};

/// Keywords in other letters, and what has to stand in front of them.
constexpr std::array keywords{
    Keyword{"and", Lexer::AND, true},   Keyword{"or", Lexer::OR, true},     Keyword{"is", Lexer::IS, true},
    Keyword{"in", Lexer::IN, true},     Keyword{"not", Lexer::NOT, false},  Keyword{"if", Lexer::IF, false},
    Keyword{"then", Lexer::THEN, true}, Keyword{"else", Lexer::ELSE, true}, Keyword{"because", Lexer::BECAUSE, true},
    Keyword{"when", Lexer::WHEN, true}, Keyword{"on", Lexer::ON, true},
};

constexpr std::array<std::string_view, 9> words_for_missing{"null",    "none", "nil", "undefined", "blank",
                                                            "nothing", "na",   "nan", "void"};

bool is_missing_word(const ForeignReader& reader, size_t index) {
  for (const std::string_view word : words_for_missing) {
    if (reader.type(index) == Lexer::NAME && reader.lowered(index) == word) return true;
  }
  return false;
}

/// What `not` and `if` stand behind.
bool leads_to_condition(size_t type) {
  return type == Lexer::ASSIGN || type == Lexer::FAT_ARROW || type == Lexer::WHEN || type == Lexer::AND ||
         type == Lexer::OR || type == Lexer::NOT || type == Lexer::LEFT_PARENTHESIS || type == Lexer::LEFT_BRACKET ||
         type == Lexer::THEN || type == Lexer::ELSE || type == Lexer::REQUIRE || type == Lexer::ADVISE ||
         type == Lexer::EXPECT || type == Lexer::IF || type == Lexer::USE || type == Lexer::INTERPOLATION_OPEN;
}

bool is_presence(size_t type) { return type == Lexer::MISSING || type == Lexer::PRESENT || type == Lexer::EMPTY; }

/// `title is null`, `title is not null`: `index` at `is`.
bool read_null(ForeignReader& reader, size_t index) {
  const size_t word =
      reader.type(index + 1) == Lexer::NOT || reader.is_name(index + 1, {"not"}) ? index + 2 : index + 1;
  if (!is_missing_word(reader, word)) return false;
  const bool negated = word == index + 2;
  const WordRange whole{index, word + 1};
  const std::string_view meant = negated ? "is present" : "is missing";
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.written(whole), meant),
                std::string(meant), Fix::safe);
  reader.become({word, word + 1}, Lexer::MISSING, "missing");
  if (negated) reader.change(index + 1, Lexer::NOT);
  reader.change(index, Lexer::IS);
  return true;
}

/// `status is "draft"`, `status is not 5`: `is` asks nothing but whether there is a value.
bool read_is_value(ForeignReader& reader, size_t index) {
  const bool negated = reader.type(index + 1) == Lexer::NOT;
  const size_t value = negated ? index + 2 : index + 1;
  const size_t kind = reader.type(value);
  const bool literal = kind == Lexer::TEXT_OPEN || kind == Lexer::BROKEN_QUOTES || kind == Lexer::INTEGER ||
                       kind == Lexer::DECIMAL || kind == Lexer::TRUE || kind == Lexer::FALSE;
  if (!literal) return false;
  const std::string_view sign = negated ? "!=" : "==";
  reader.report(reader.span({index, value}),
                fmt::format("a value is compared with `{}`; `is` asks whether it is missing, present or empty", sign),
                std::string(sign), Fix::safe);
  reader.become({index, value}, negated ? Lexer::NOT_EQUAL : Lexer::EQUAL, std::string(sign));
  return true;
}

/// `title missing`, `title not missing`, `title exists`.
bool read_question_without_is(ForeignReader& reader, size_t index) {
  if (index == 0 || !reader.ends_operand(index - 1) || !reader.same_line(index)) return false;
  const bool negated = reader.type(index) == Lexer::NOT;
  const size_t asked = negated ? index + 1 : index;
  const bool exists = !negated && reader.is_name(index, {"exists", "existing"}) && !reader.begins_operand(index + 1);
  if (!is_presence(reader.type(asked)) && !exists) return false;
  const size_t behind = reader.type(asked + 1);
  const bool ends = behind == Lexer::BECAUSE || behind == Lexer::AND || behind == Lexer::OR || behind == Lexer::THEN ||
                    behind == Lexer::RIGHT_PARENTHESIS || behind == Lexer::RIGHT_BRACKET ||
                    behind == Lexer::RIGHT_BRACE || behind == antlr4::Token::EOF || reader.at(asked + 1).first_on_line;
  if (!ends) return false;
  const std::string word = exists ? "present" : reader.lowered(asked);
  const std::string meant = fmt::format("is {}{}", negated ? "not " : "", word);
  reader.report(reader.span({index, asked + 1}), fmt::format("`is` is missing: write `{}`", meant), meant, Fix::safe);
  if (exists) reader.become({asked, asked + 1}, Lexer::PRESENT, "present");
  reader.insert(index, Lexer::IS);
  return true;
}

/// `in ("a", "b")`, `in "a", "b"`; `index` at `in`.
bool read_list_of_values(ForeignReader& reader, size_t index) {
  const bool braces = reader.type(index + 1) == Lexer::LEFT_BRACE;
  if (reader.type(index + 1) == Lexer::LEFT_PARENTHESIS || braces) {
    const auto close = reader.closing_of(index + 1);
    const size_t closing = braces ? Lexer::RIGHT_BRACE : Lexer::RIGHT_PARENTHESIS;
    if (!close || reader.type(*close) != closing ||
        reader.parts_between(index + 1, *close, Lexer::COMMA).size() < (braces ? 1U : 2U))
      return false;
    const std::string inside = reader.written({index + 2, *close});
    reader.report(reader.span({index + 1, *close + 1}), fmt::format("several values stand in `[ ]`: `in [{}]`", inside),
                  fmt::format("[{}]", inside), Fix::safe);
    reader.become({*close, *close + 1}, Lexer::RIGHT_BRACKET, "]");
    reader.become({index + 1, index + 2}, Lexer::LEFT_BRACKET, "[");
    return true;
  }
  size_t end = index + 1;
  size_t values = 0;
  while (reader.begins_operand(end) && reader.type(end) != Lexer::LEFT_BRACKET) {
    const WordRange value = reader.operand_at(end);
    if (value.empty()) return false;
    ++values;
    end = value.end;
    if (reader.type(end) != Lexer::COMMA && reader.type(end) != Lexer::OR) break;
    ++end;
  }
  const bool literals = reader.type(index + 1) == Lexer::TEXT_OPEN || reader.type(index + 1) == Lexer::BROKEN_QUOTES ||
                        reader.type(index + 1) == Lexer::INTEGER;
  if (values < 2 || !literals) return false;
  std::string list;
  for (size_t i = index + 1; i < end;) {
    const WordRange value = reader.operand_at(i);
    list += (list.empty() ? "" : ", ") + reader.written(value);
    i = value.end + 1;
  }
  const std::string meant = fmt::format("[{}]", list);
  reader.report(reader.span({index + 1, end}), fmt::format("several values stand in `[ ]`: `in {}`", meant), meant,
                Fix::safe);
  for (size_t i = index + 1; i < end; ++i) {
    if (reader.type(i) == Lexer::OR) reader.become({i, i + 1}, Lexer::COMMA, ",");
  }
  reader.insert(end, Lexer::RIGHT_BRACKET);
  reader.insert(index + 1, Lexer::LEFT_BRACKET);
  return true;
}

bool read_not_in(ForeignReader& reader, size_t index) {
  const bool found = (reader.type(index) == Lexer::NOT || reader.is_name(index, {"not"})) &&
                     (reader.type(index + 1) == Lexer::IN || reader.is_name(index + 1, {"in"}));
  if (!found) return false;
  const WordRange left = reader.operand_before(index);
  if (left.empty()) return false;
  const std::string value = reader.written(left);
  reader.report(reader.span({left.begin, index + 2}), fmt::format("`not` stands in front: `not {} in …`", value),
                fmt::format("not {} in", value), Fix::safe);
  reader.change(index + 1, Lexer::IN);
  reader.erase({index, index + 1});
  reader.insert(left.begin, Lexer::NOT);
  return true;
}

}  // namespace

bool read_keyword(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME) return false;
  const std::string low = reader.lowered(index);
  for (const Keyword& keyword : keywords) {
    if (keyword.word != low || reader.text(index) == low) continue;
    const bool behind = index > 0 && reader.ends_operand(index - 1) && !reader.at(index).first_on_line;
    const bool in_front = reader.begins_operand(index + 1) && reader.same_line(index + 1);
    const bool asks = keyword.type == Lexer::IS && is_presence(reader.type(index + 1));
    const bool clause =
        keyword.type != Lexer::ON || reader.type(index + 1) == Lexer::MISSING || reader.type(index + 1) == Lexer::ERROR;
    const bool call = (keyword.type == Lexer::IF || keyword.type == Lexer::NOT) &&
                      reader.type(index + 1) == Lexer::LEFT_PARENTHESIS && reader.adjacent(index) &&
                      keyword.type == Lexer::IF;
    const bool when = keyword.type == Lexer::WHEN && reader.is_name(index - 1, {"skip", "omit"});
    const bool reason = keyword.type != Lexer::BECAUSE || reader.type(index + 1) == Lexer::TEXT_OPEN ||
                        reader.type(index + 1) == Lexer::BROKEN_QUOTES;
    const bool stands_right = keyword.type == Lexer::WHEN ? when
                              : keyword.behind_operand    ? behind
                                                          : leads_to_condition(reader.type_before(index));
    if (!(in_front || asks) || call || !clause || !reason || !stands_right) continue;
    if (keyword.type == Lexer::IS && read_null(reader, index)) return true;
    reader.report(reader.at(index).span, fmt::format("`{}` is written `{}`", reader.text(index), low), low, Fix::safe);
    reader.become({index, index + 1}, keyword.type, low);
    return true;
  }
  return false;
}

bool read_question(ForeignReader& reader, size_t index) {
  if (reader.type(index) == Lexer::IS) return read_null(reader, index) || read_is_value(reader, index);
  return read_question_without_is(reader, index);
}

bool read_membership(ForeignReader& reader, size_t index) {
  if (read_not_in(reader, index)) return true;
  return reader.type(index) == Lexer::IN && (index < 2 || reader.type(index - 2) != Lexer::FOR) &&
         read_list_of_values(reader, index);
}

}  // namespace damson::syntax::foreign
