// Words and signs that belong elsewhere in their line or declaration.
#include <fmt/core.h>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// `"the "closed" cards stay"`: quotes within a text.
bool read_inner_quotes(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::TEXT_CLOSE || !reader.same_line(index + 1) || !reader.adjacent(index) ||
      !can_be_name(reader.type(index + 1)))
    return false;
  size_t open = index + 1;
  while (reader.same_line(open) && can_be_name(reader.type(open))) ++open;
  if (!reader.same_line(open) || reader.type(open) != Lexer::TEXT_OPEN || !reader.adjacent(open - 1) ||
      !reader.closing_of(open))
    return false;
  const std::string inner(
      reader.content().substr(reader.at(index).span.end, reader.at(open).span.begin - reader.at(index).span.end));
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index).span.begin, .end = reader.at(open).span.end};
  reader.report(place, fmt::format("a quote within a text is written `\\\"`: `\\\"{}\\\"`", inner),
                fmt::format("\\\"{}\\\"", inner));
  reader.erase({index, open + 1});
  return true;
}

/// `csv(export/cards.csv)`: the name of a file without quotes.
bool read_bare_file(ForeignReader& reader, size_t index) {
  const bool slash = reader.type(index) == Lexer::REGEX || reader.type(index) == Lexer::BROKEN_REGEX;
  if (!slash || index < 2 || !can_be_name(reader.type(index - 1)) || !reader.adjacent(index - 1) ||
      reader.type(index - 2) != Lexer::LEFT_PARENTHESIS)
    return false;
  const Span first = reader.at(index - 1).span;
  const size_t end = reader.content().find_first_of(",) \t\r\n;", first.begin);
  if (end == std::string_view::npos) return false;
  const std::string file(reader.content().substr(first.begin, end - first.begin));
  reader.report({.text = first.text, .begin = first.begin, .end = static_cast<uint32_t>(end)},
                fmt::format("the name of a file stands in quotes: `\"{}\"`", file), fmt::format("\"{}\"", file));
  reader.lose(index);
  return true;
}

/// `text?(1..250)`.
bool read_early_question(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::QUESTION || index == 0 || reader.type(index + 1) != Lexer::LEFT_PARENTHESIS ||
      !reader.adjacent(index) || !can_be_name(reader.type(index - 1)))
    return false;
  const auto close = reader.closing_of(index + 1);
  if (!close || !reader.same_line(*close)) return false;
  const std::string bounds = reader.written({index + 1, *close + 1});
  reader.report(reader.span({index, *close + 1}),
                fmt::format("`?` stands at the end of a type: `{}{}?`", reader.text(index - 1), bounds), bounds + "?");
  reader.insert(*close + 1, Lexer::QUESTION);
  reader.erase({index, index + 1});
  return true;
}

/// `map cards, authors -> books`, `map cards -> books, authors`.
bool read_several_tables(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::MAP || !reader.at(index).first_on_line || !can_be_name(reader.type(index + 1)))
    return false;
  bool arrow = false;
  for (size_t at = index + 2; reader.same_line(at) && reader.type(at) != Lexer::LEFT_BRACE; ++at) {
    const size_t type = reader.type(at);
    if (type == Lexer::FOR || type == Lexer::BY) return false;
    arrow = arrow || type == Lexer::ARROW;
    const bool joins = type == Lexer::COMMA || type == Lexer::PLUS || type == Lexer::AND;
    if (!joins || !can_be_name(reader.type(at - 1)) || !can_be_name(reader.type(at + 1))) continue;
    const std::string second(reader.text(at + 1));
    reader.tell(ForeignReader::draft(
                    reader.span({at, at + 2}),
                    fmt::format("a map reads one source and fills one target: write another map for `{}`", second))
                    .note(arrow ? fmt::format("the other one begins `map {} -> {} {{`", reader.text(index + 1), second)
                                : fmt::format("records that are only looked up are a `lookup`, and need no place here: "
                                              "`{}[key == record.field].name`",
                                              second)));
    reader.erase({at, at + 2});
    return true;
  }
  return false;
}

/// `keep card as id`.
bool read_keep_as(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::KEEP || !can_be_name(reader.type(index + 1)) ||
      reader.type(index + 2) != Lexer::AS || !can_be_name(reader.type(index + 3)))
    return false;
  if (reader.same_line(index + 4) && reader.type(index + 4) != Lexer::RIGHT_BRACE) return false;
  const std::string field(reader.text(index + 3));
  const std::string value(reader.text(index + 1));
  const std::string meant = fmt::format("{} = {}", field, value);
  reader.report(reader.span({index, index + 4}),
                fmt::format("`keep` carries a field under its own name; under another it is written `{}`", meant),
                meant);
  reader.erase({index + 3, index + 4});
  reader.become({index + 2, index + 3}, Lexer::NAME, value);
  reader.become({index + 1, index + 2}, Lexer::ASSIGN, "=");
  reader.become({index, index + 1}, Lexer::NAME, field);
  return true;
}

/// `drop room because "…"` in a schema.
bool read_line_of_map(ForeignReader& reader, size_t index) {
  const size_t type = reader.type(index);
  const bool word = type == Lexer::DROP || type == Lexer::KEEP || type == Lexer::SKIP_;
  if (!word || !reader.at(index).first_on_line || !reader.inside(Lexer::SCHEMA, index) ||
      !reader.same_line(index + 1) || !can_be_name(reader.type(index + 1)))
    return false;
  size_t end = index + 1;
  while (reader.same_line(end) && reader.type(end) != Lexer::RIGHT_BRACE) ++end;
  reader.tell(ForeignReader::draft(reader.span({index, end}),
                                   fmt::format("`{}` stands in a map, not in a schema", reader.text(index)))
                  .note("a schema says what there is; what becomes of it is said in the map"));
  reader.erase({index, end});
  return true;
}

/// `m/^©/`, `r/^©/`.
bool read_marked_pattern(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || reader.type(index + 1) != Lexer::REGEX || !reader.adjacent(index) ||
      !reader.is_name(index, {"m", "r", "re", "qr", "rx", "regex"}))
    return false;
  reader.report(reader.at(index).span,
                fmt::format("`{}` is not needed: a pattern is what stands between slashes", reader.text(index)), "");
  reader.erase({index, index + 1});
  return true;
}

/// `subjects otherwise []`: what stands in for a missing value.
bool read_fallback(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || index == 0 || !reader.same_line(index) ||
      !reader.is_name(index, {"otherwise", "default", "fallback", "orelse", "ifmissing", "defaulting"}))
    return false;
  if (!reader.ends_operand(index - 1) || !reader.same_line(index + 1) || !reader.begins_operand(index + 1) ||
      !reader.inside(Lexer::MAP, index))
    return false;
  const size_t behind = reader.is_name(index + 1, {"to"}) && reader.begins_operand(index + 2) ? index + 2 : index + 1;
  reader.report(reader.span({index, behind}), "what stands in for a missing value is written behind `on missing`",
                "on missing");
  reader.become({index, behind}, Lexer::ON, "on");
  reader.insert(index + 1, Lexer::MISSING);
  return true;
}

/// `expect skipped "closed"`.
bool read_outcome(ForeignReader& reader, size_t index) {
  const size_t type = reader.type(index);
  const bool outcome = type == Lexer::SKIPPED || type == Lexer::REJECTED || type == Lexer::DUPLICATE;
  if (!outcome || reader.type_before(index) != Lexer::EXPECT) return false;
  const size_t next = reader.type(index + 1);
  const bool sign = next == Lexer::COLON || next == Lexer::BECAUSE || next == Lexer::ASSIGN ||
                    reader.is_name(index + 1, {"with", "by", "for"});
  const size_t text = sign ? index + 2 : index + 1;
  if (reader.type(text) != Lexer::TEXT_OPEN || !reader.same_line(text)) return false;
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index).span.end, .end = reader.at(text).span.begin};
  reader.tell(ForeignReader::draft(sign ? reader.at(index + 1).span : reader.at(text).span,
                                   fmt::format("`at` stands between `{}` and its reason", reader.text(index)))
                  .suggest(place, " at ", Fix::needs_review, "write `at`"));
  if (sign) reader.erase({index + 1, index + 2});
  reader.insert(index + 1, Lexer::AT);
  return true;
}

/// `*id: int`, `PK id: int` in a schema.
bool read_key_mark(ForeignReader& reader, size_t index) {
  const bool mark =
      reader.type(index) == Lexer::STAR || reader.type(index) == Lexer::PLUS ||
      (reader.type(index) == Lexer::NAME && reader.is_name(index, {"pk", "id_field", "primary", "unique_key"}));
  const size_t before = reader.type_before(index);
  const bool begins = reader.at(index).first_on_line || before == Lexer::LEFT_BRACE || before == Lexer::COMMA;
  if (!mark || !begins || !can_be_name(reader.type(index + 1)) || reader.type(index + 2) != Lexer::COLON ||
      !reader.inside(Lexer::SCHEMA, index))
    return false;
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index).span.begin, .end = reader.at(index + 1).span.begin};
  reader.report(place, fmt::format("the key of a schema is marked with `key`: `key {}`", reader.text(index + 1)),
                "key ");
  reader.become({index, index + 1}, Lexer::KEY, "key");
  return true;
}

/// `for i, photo in photos`.
bool read_loop_number(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::FOR || !can_be_name(reader.type(index + 1)) ||
      reader.type(index + 2) != Lexer::COMMA || !can_be_name(reader.type(index + 3)) ||
      reader.type(index + 4) != Lexer::IN) {
    return false;
  }
  const Span place{.text = reader.at(index).span.text,
                   .begin = reader.at(index + 1).span.begin,
                   .end = reader.at(index + 3).span.begin};
  reader.report(
      place, fmt::format("a `for` has one name, and items have no numbers: `for {} in …`", reader.text(index + 3)), "");
  reader.erase({index + 1, index + 3});
  return true;
}

}  // namespace

bool read_misplaced(ForeignReader& reader, size_t index) {
  return read_inner_quotes(reader, index) || read_bare_file(reader, index) || read_early_question(reader, index) ||
         read_several_tables(reader, index) || read_keep_as(reader, index) || read_line_of_map(reader, index) ||
         read_marked_pattern(reader, index) || read_fallback(reader, index) || read_outcome(reader, index) ||
         read_key_mark(reader, index) || read_loop_number(reader, index);
}

}  // namespace damson::syntax::foreign
