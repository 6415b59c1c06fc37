// Words that begin a line or a declaration in other languages, and what such a line begins with here.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

size_t behind_line(const ForeignReader& reader, size_t index) {
  size_t end = index + 1;
  while (reader.same_line(end) && reader.type(end) != antlr4::Token::EOF) ++end;
  return end;
}

bool line_holds(const ForeignReader& reader, size_t index, std::initializer_list<size_t> kinds) {
  const size_t end = behind_line(reader, index);
  for (size_t at = index; at < end; ++at) {
    if (std::ranges::find(kinds, reader.type(at)) != kinds.end()) return true;
  }
  return false;
}

bool line_compares(const ForeignReader& reader, size_t index) {
  return line_holds(reader, index,
                    {Lexer::EQUAL, Lexer::NOT_EQUAL, Lexer::LESS, Lexer::GREATER, Lexer::LESS_OR_EQUAL,
                     Lexer::GREATER_OR_EQUAL, Lexer::IS, Lexer::IN});
}

/// A word at the beginning of a line with a value or a name behind it, and no sign that makes it the name of a field.
bool begins_words(const ForeignReader& reader, size_t index) {
  return reader.at(index).first_on_line && can_be_name(reader.type(index)) &&
         reader.type(index) != Lexer::QUOTED_NAME && reader.same_line(index + 1) &&
         (reader.begins_operand(index + 1) || reader.type(index + 1) == Lexer::NOT);
}

/// Whether no declaration is around a line.
bool is_outside(const ForeignReader& reader, size_t index) {
  int depth = 0;
  for (size_t at = index; at-- > 0 && depth >= 0;) {
    if (reader.type(at) == Lexer::RIGHT_BRACE) ++depth;
    if (reader.type(at) == Lexer::LEFT_BRACE || reader.type(at) == Lexer::INTERPOLATION_OPEN) --depth;
  }
  return depth == 0;
}

void write(ForeignReader& reader, size_t index, size_t keyword) {
  const std::string here(spelling(keyword));
  reader.report(reader.at(index).span, fmt::format("`{}` is written `{}`", reader.text(index), here), here);
  reader.become({index, index + 1}, keyword, here);
}

/// `check height > 0 because …`, in a schema or map; `assert count(assets) > 0 …` outside of them.
bool read_check(ForeignReader& reader, size_t index) {
  if (!begins_words(reader, index) ||
      !reader.is_name(index, {"check", "assert", "ensure", "validate", "must", "constraint", "verify", "require"}))
    return false;
  const bool outside = is_outside(reader, index);
  const bool within = reader.inside(Lexer::MAP, index) || reader.inside(Lexer::SCHEMA, index);
  if (reader.type(index) == Lexer::REQUIRE && !outside) return false;
  if (outside ? !line_compares(reader, index) && !line_holds(reader, index, {Lexer::PERCENT, Lexer::BECAUSE})
              : !within || !line_compares(reader, index))
    return false;
  write(reader, index, outside ? Lexer::EXPECT : Lexer::REQUIRE);
  return true;
}

/// `require if a then b because …`: a rule for some records.
bool read_conditional_rule(ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line ||
      (reader.type(index) != Lexer::REQUIRE && reader.type(index) != Lexer::ADVISE) ||
      reader.type(index + 1) != Lexer::IF)
    return false;
  size_t then = index + 2;
  const size_t end = behind_line(reader, index);
  while (then < end && reader.type(then) != Lexer::THEN) ++then;
  size_t because = then;
  while (because < end && reader.type(because) != Lexer::BECAUSE && reader.type(because) != Lexer::ELSE) ++because;
  if (then == end || because <= then + 1 || then == index + 2) return false;
  const std::string meant =
      fmt::format("not ({}) or {}", reader.written({index + 2, then}), reader.written({then + 1, because}));
  const WordRange whole{index + 1, because};
  reader.report(reader.span(whole), fmt::format("a rule is one condition: `{} {}`", reader.text(index), meant), meant);
  reader.become_explained(whole, {{index + 2, then}, {then + 1, because}}, meant);
  return true;
}

/// `skip if …`, `omit where …`.
bool read_skip_if(ForeignReader& reader, size_t index) {
  const bool word = reader.type(index) == Lexer::IF || reader.is_name(index, {"where", "unless", "whenever"});
  if (!word || index == 0 || !reader.same_line(index) || !reader.at(index - 1).first_on_line) return false;
  if (reader.type_before(index) != Lexer::SKIP_ && reader.type_before(index) != Lexer::OMIT) return false;
  if (!reader.begins_operand(index + 1) && reader.type(index + 1) != Lexer::NOT) return false;
  const bool unless = reader.is_name(index, {"unless"});
  if (unless) {
    reader.report(reader.at(index).span, "`unless` is written `when not`", "when not");
    reader.become({index, index + 1}, Lexer::WHEN, "when");
    reader.insert(index + 1, Lexer::NOT);
    return true;
  }
  write(reader, index, Lexer::WHEN);
  return true;
}

/// `where status != "draft" because …`: what is kept, where here it is said what is skipped.
bool read_where(ForeignReader& reader, size_t index) {
  if (!begins_words(reader, index) || !reader.is_name(index, {"where", "filter", "having", "only", "if"}) ||
      !reader.inside(Lexer::MAP, index))
    return false;
  if (!line_compares(reader, index)) return false;
  size_t end = index + 1;
  while (end < behind_line(reader, index) && reader.type(end) != Lexer::BECAUSE) ++end;
  const std::string condition = reader.written({index + 1, end});
  const bool several = line_holds(reader, index, {Lexer::AND, Lexer::OR});
  const std::string meant =
      several ? fmt::format("skip when not ({})", condition) : fmt::format("skip when not {}", condition);
  const WordRange whole{index, end};
  reader.tell(ForeignReader::draft(reader.at(index).span,
                                   "a map says which records stay behind, with `skip when … because \"…\"`")
                  .suggest(reader.span(whole), meant, Fix::needs_review));
  reader.become({index, index + 1}, Lexer::SKIP_, "skip");
  reader.insert(index + 1, Lexer::WHEN);
  return true;
}

/// `delete shelf because …`, `include title, artist`.
bool read_drop(ForeignReader& reader, size_t index) {
  if (!begins_words(reader, index) || !can_be_name(reader.type(index + 1)) || !reader.inside(Lexer::MAP, index))
    return false;
  const size_t behind = reader.type(index + 2);
  const bool names =
      behind == Lexer::COMMA || behind == Lexer::BECAUSE || behind == Lexer::DOT || !reader.same_line(index + 2);
  if (!names || line_holds(reader, index, {Lexer::ASSIGN, Lexer::COLON})) return false;
  if (reader.is_name(index, {"delete", "remove", "exclude", "ignore", "discard", "del", "forget", "leave"})) {
    write(reader, index, Lexer::DROP);
    return true;
  }
  if (!reader.is_name(index, {"copy", "include", "carry", "take", "select"}) || behind == Lexer::BECAUSE) return false;
  write(reader, index, Lexer::KEEP);
  return true;
}

/// `drop: shelf because …`.
bool read_drop_colon(ForeignReader& reader, size_t index) {
  const bool line = (reader.type(index) == Lexer::DROP || reader.type(index) == Lexer::KEEP) &&
                    reader.at(index).first_on_line && reader.inside(Lexer::MAP, index);
  if (!line || reader.type(index + 1) != Lexer::COLON || !can_be_name(reader.type(index + 2)) ||
      !line_holds(reader, index, {Lexer::BECAUSE, Lexer::COMMA}))
    return false;
  const WordRange sign{index + 1, index + 2};
  reader.report(reader.span(sign),
                fmt::format("nothing stands between `{}` and the names of the fields", reader.text(index)), "");
  reader.erase(sign);
  return true;
}

/// The type that a literal shows; empty for others.
std::string_view type_of_literal(const ForeignReader& reader, size_t index) {
  if (reader.type(index) == Lexer::INTEGER) return "int";
  if (reader.type(index) == Lexer::DECIMAL) return "decimal";
  if (reader.type(index) == Lexer::TRUE || reader.type(index) == Lexer::FALSE) return "bool";
  if (reader.type(index) != Lexer::TEXT_OPEN) return {};
  const std::string_view text = reader.text(index + 1);
  const bool date = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                    text.find_first_not_of("0123456789-") == std::string_view::npos;
  return date ? "date" : "text";
}

/// `const since = "2000-01-01"` outside of maps.
bool read_parameter(ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line || !can_be_name(reader.type(index + 1)) || !reader.same_line(index + 1) ||
      !is_outside(reader, index))
    return false;
  if (reader.type(index) != Lexer::LET &&
      !reader.is_name(index, {"const", "var", "set", "define", "declare", "parameter", "variable", "dim", "val"}))
    return false;
  const size_t sign = reader.type(index + 2);
  if (sign == Lexer::COLON) {
    write(reader, index, Lexer::PARAM);
    return true;
  }
  const std::string_view type = sign == Lexer::ASSIGN ? type_of_literal(reader, index + 3) : std::string_view();
  if (type.empty()) return false;
  const std::string meant = fmt::format("param {}: {}", reader.text(index + 1), type);
  const WordRange whole{index, index + 2};
  reader.report(reader.span(whole), fmt::format("a value that the whole spec knows is declared `{} = …`", meant),
                meant);
  reader.insert(index + 2, Lexer::NAME);
  reader.become({index + 2, index + 3}, Lexer::NAME, std::string(type));
  reader.insert(index + 2, Lexer::COLON);
  reader.become({index, index + 1}, Lexer::PARAM, "param");
  return true;
}

/// `enum Use = "a", "b"`, `enum Use { "a", "b" }`.
bool read_enumeration(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"enum"}) || !reader.at(index).first_on_line || !can_be_name(reader.type(index + 1)) ||
      !is_outside(reader, index))
    return false;
  const size_t sign = reader.type(index + 2);
  if ((sign != Lexer::ASSIGN && sign != Lexer::COLON) || reader.type(index + 3) != Lexer::TEXT_OPEN) return false;
  const WordRange head{index, index + 3};
  const std::string meant = fmt::format("type {} = one of", reader.text(index + 1));
  reader.report(reader.span(head), fmt::format("the texts that something can be are declared `{} \"a\", \"b\"`", meant),
                meant);
  reader.insert(index + 3, Lexer::OF);
  reader.insert(index + 3, Lexer::ONE);
  reader.become({index + 2, index + 3}, Lexer::ASSIGN, "=");
  reader.become({index, index + 1}, Lexer::TYPE, "type");
  return true;
}

/// `select works into assets {`, `insert into assets from works {`: `map works -> assets {`.
bool read_mapping(ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line || !is_outside(reader, index)) return false;
  if (!reader.is_name(
          index, {"select", "insert", "copy", "convert", "transform", "migrate", "mapping", "move", "load", "map"}))
    return false;
  size_t first = index + 1;
  if (reader.is_name(first, {"into", "from"})) ++first;
  const bool reversed = first > index + 1 && reader.is_name(first - 1, {"into"});
  if (reader.type(index) == Lexer::MAP && first == index + 1) return false;
  const size_t between = first + 1;
  const bool connects = reader.type(between) == Lexer::ARROW || reader.type(between) == Lexer::FAT_ARROW ||
                        reader.is_name(between, {"into", "to", "from", "as"});
  if (!can_be_name(reader.type(first)) || !connects || !can_be_name(reader.type(between + 1)) ||
      reader.type(between + 2) != Lexer::LEFT_BRACE)
    return false;
  const bool backwards = reversed || reader.is_name(between, {"from"});
  const std::string source(reader.text(backwards ? between + 1 : first));
  const std::string target(reader.text(backwards ? first : between + 1));
  const std::string meant = fmt::format("map {} -> {}", source, target);
  reader.report(reader.span({index, between + 2}),
                fmt::format("what becomes of records is written `{} {{ … }}`", meant), meant);
  reader.become({between + 1, between + 2}, Lexer::NAME, target);
  reader.become({between, between + 1}, Lexer::ARROW, "->");
  reader.become({first, first + 1}, Lexer::NAME, source);
  reader.become({index, first}, Lexer::MAP, "map");
  return true;
}

struct Starter {
  std::string_view word;
  size_t keyword;
};

/// `class Work {`, `output assets: Asset to …`.
bool read_declaration(ForeignReader& reader, size_t index) {
  constexpr std::array starters = {Starter{"class", Lexer::SCHEMA},          Starter{"table", Lexer::SCHEMA},
                                   Starter{"struct", Lexer::SCHEMA},         Starter{"interface", Lexer::SCHEMA},
                                   Starter{"entity", Lexer::SCHEMA},         Starter{"dict", Lexer::VOCABULARY},
                                   Starter{"dictionary", Lexer::VOCABULARY}, Starter{"codes", Lexer::VOCABULARY},
                                   Starter{"input", Lexer::SOURCE},          Starter{"dataset", Lexer::SOURCE},
                                   Starter{"output", Lexer::TARGET},         Starter{"sink", Lexer::TARGET},
                                   Starter{"destination", Lexer::TARGET},    Starter{"reference", Lexer::LOOKUP},
                                   Starter{"join", Lexer::LOOKUP},           Starter{"include", Lexer::IMPORT},
                                   Starter{"title", Lexer::MIGRATION},       Starter{"project", Lexer::MIGRATION}};
  if (!reader.at(index).first_on_line || !can_be_name(reader.type(index)) || !reader.same_line(index + 1) ||
      !is_outside(reader, index))
    return false;
  const auto starter = std::ranges::find(starters, reader.lowered(index), &Starter::word);
  if (starter == starters.end()) return false;
  const size_t next = reader.type(index + 1);
  const size_t third = reader.type(index + 2);
  const bool text = starter->keyword == Lexer::IMPORT || starter->keyword == Lexer::MIGRATION;
  const bool block = starter->keyword == Lexer::SCHEMA || starter->keyword == Lexer::VOCABULARY;
  if (text ? next != Lexer::TEXT_OPEN : !can_be_name(next) || third != (block ? Lexer::LEFT_BRACE : Lexer::COLON))
    return false;
  write(reader, index, starter->keyword);
  return true;
}

/// `=> raise "…"`, `on error throw "…"`, `=> error("…")`.
bool read_raise(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || !reader.is_name(index, {"raise", "throw", "error", "fail", "abort"}) ||
      index == 0)
    return false;
  const size_t before = reader.type_before(index);
  const bool decides = before == Lexer::FAT_ARROW ||
                       ((before == Lexer::MISSING || before == Lexer::ERROR || before == Lexer::UNMATCHED) &&
                        index > 1 && reader.type(index - 2) == Lexer::ON);
  const bool called = reader.type(index + 1) == Lexer::LEFT_PARENTHESIS;
  const size_t open = index + (called ? 2 : 1);
  if (!decides || reader.type(open) != Lexer::TEXT_OPEN) return false;
  const auto close = reader.closing_of(open);
  if (!close || (called && reader.type(*close + 1) != Lexer::RIGHT_PARENTHESIS)) return false;
  const WordRange whole{index, *close + (called ? 2 : 1)};
  const std::string meant = fmt::format("reject because {}", reader.written({open, *close + 1}));
  reader.report(reader.span(whole), fmt::format("`{}` is written `{}`", reader.text(index), meant), meant);
  if (called) reader.erase({*close + 1, *close + 2});
  if (called) reader.erase({index + 1, index + 2});
  reader.become({index, index + 1}, Lexer::REJECT, "reject");
  reader.insert(index + 1, Lexer::BECAUSE);
  return true;
}

/// `on error warn "…"` and nothing more.
bool read_warn(ForeignReader& reader, size_t index) {
  const size_t before = reader.type_before(index);
  const bool decides =
      before == Lexer::FAT_ARROW || before == Lexer::MISSING || before == Lexer::ERROR || before == Lexer::UNMATCHED;
  const auto close = decides && reader.type(index) == Lexer::WARN && reader.type(index + 1) == Lexer::TEXT_OPEN
                         ? reader.closing_of(index + 1)
                         : std::nullopt;
  if (!close || reader.type(*close + 1) == Lexer::USE) return false;
  if (reader.same_line(*close + 1) && reader.type(*close + 1) != Lexer::RIGHT_BRACE &&
      reader.type(*close + 1) != Lexer::COMMA)
    return false;
  const uint32_t end = reader.at(*close).span.end;
  auto draft = ForeignReader::draft(reader.at(index).span, "a warning goes on with a value: `warn \"…\" use value`");
  if (reader.written({index + 1, *close + 1}).find("use ") == std::string::npos) {
    draft.suggest({.text = reader.at(index).span.text, .begin = end, .end = end}, " use missing", Fix::needs_review,
                  "write `use missing` behind the text, or another value");
  } else {
    draft.note("if `use` belongs behind the text, its closing quote stands too late");
  }
  reader.tell(draft);
  reader.insert(*close + 1, Lexer::MISSING);
  reader.insert(*close + 1, Lexer::USE);
  return true;
}

/// `rights = { holder = … }`: fields within a field.
bool read_inner_fields(ForeignReader& reader, size_t index) {
  const bool sign = (reader.type(index) == Lexer::ASSIGN || reader.type(index) == Lexer::COLON) &&
                    reader.type(index + 1) == Lexer::LEFT_BRACE && index > 0;
  if (!sign || !can_be_name(reader.type(index - 1)) || !reader.at(index - 1).first_on_line ||
      !reader.inside(Lexer::MAP, index))
    return false;
  if (!can_be_name(reader.type(index + 2)) ||
      (reader.type(index + 3) != Lexer::ASSIGN && reader.type(index + 3) != Lexer::COLON))
    return false;
  const WordRange place{index, index + 1};
  reader.report(
      reader.span(place),
      fmt::format("fields within a field are written `{} {{ … }}`, without a sign between", reader.text(index - 1)),
      "");
  reader.erase(place);
  return true;
}

/// `expect rejected(works) less than 20% of works`.
bool read_at_most(ForeignReader& reader, size_t index) {
  if (!reader.is_name(
          index, {"less", "fewer", "more", "below", "under", "over", "above", "maximum", "max", "minimum", "min"}) ||
      reader.type_before(index) != Lexer::RIGHT_PARENTHESIS)
    return false;
  if (!reader.inside(Lexer::EXPECT, index) || !reader.same_line(index)) return false;
  const size_t number = index + (reader.is_name(index + 1, {"than"}) ? 2 : 1);
  if (reader.type(number) != Lexer::INTEGER && reader.type(number) != Lexer::DECIMAL) return false;
  const bool least = reader.is_name(index, {"more", "over", "above", "minimum", "min"});
  const std::string meant = least ? "at least" : "at most";
  const WordRange whole{index, number};
  reader.report(reader.span(whole), fmt::format("a bound is written `{} {}`", meant, reader.text(number)), meant);
  reader.become(whole, Lexer::AT, "at");
  reader.insert(index + 1, Lexer::NAME);
  reader.become({index + 1, index + 2}, least ? Lexer::LEAST : Lexer::MOST, least ? "least" : "most");
  return true;
}

}  // namespace

bool read_line_word(ForeignReader& reader, size_t index) {
  return read_check(reader, index) || read_conditional_rule(reader, index) || read_skip_if(reader, index) ||
         read_where(reader, index) || read_drop(reader, index) || read_drop_colon(reader, index) ||
         read_parameter(reader, index) || read_enumeration(reader, index) || read_mapping(reader, index) ||
         read_declaration(reader, index) || read_raise(reader, index) || read_warn(reader, index) ||
         read_at_most(reader, index) || read_inner_fields(reader, index);
}

}  // namespace damson::syntax::foreign
