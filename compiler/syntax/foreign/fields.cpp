// Fields as other languages call them: `row["title"]`, `[Object Number]`, `distinct title`; what stands behind `on`
// there.
#include <fmt/core.h>

#include <algorithm>

#include "compiler/diagnostics/wrong_sign.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

bool is_plain(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }) && (name.front() < '0' || name.front() > '9');
}

bool has_quoted_name(const ForeignReader& reader, const std::string& written) {
  for (size_t at = 0; at < reader.size(); ++at) {
    if (reader.type(at) == Lexer::QUOTED_NAME && reader.text(at) == written) return true;
  }
  return false;
}

/// `row["title"]`, `record["Object Number"]`.
bool read_cell(ForeignReader& reader, size_t index) {
  if (!reader.is_name(
          index, {"row", "record", "rec", "line", "item", "data", "source", "src", "df", "input", "fields", "columns"}))
    return false;
  if (reader.type(index + 1) != Lexer::LEFT_BRACKET || reader.type(index + 2) != Lexer::TEXT_OPEN ||
      reader.type(index + 3) != Lexer::TEXT_CHARACTERS)
    return false;
  if (reader.type(index + 4) != Lexer::TEXT_CLOSE || reader.type(index + 5) != Lexer::RIGHT_BRACKET) return false;
  const std::string name(reader.text(index + 3));
  const std::string written = is_plain(name) ? name : fmt::format("`{}`", name);
  const WordRange whole{index, index + 6};
  reader.report(
      reader.span(whole),
      fmt::format("a field is called by its name alone: {}", is_plain(name) ? fmt::format("`{}`", written) : written),
      written);
  reader.become(whole, is_plain(name) ? Lexer::NAME : Lexer::QUOTED_NAME, written);
  return true;
}

/// `[Object Number]`, as in Access.
bool read_bracketed(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::LEFT_BRACKET ||
      (index > 0 && reader.ends_operand(index - 1) && reader.adjacent(index - 1)))
    return false;
  const auto close = reader.closing_of(index);
  if (!close || *close <= index + 2 || !reader.same_line(*close)) return false;
  const Span inside = reader.span({index + 1, *close});
  const std::string written = fmt::format("`{}`", reader.content().substr(inside.begin, inside.end - inside.begin));
  if (!has_quoted_name(reader, written)) return false;
  const WordRange whole{index, *close + 1};
  reader.report(reader.span(whole),
                fmt::format("the name of a field stands in backquotes, not in brackets: {}", written), written);
  reader.become(whole, Lexer::QUOTED_NAME, written);
  return true;
}

/// `count(distinct title)`.
bool read_distinct(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"distinct"}) || reader.type_before(index) != Lexer::LEFT_PARENTHESIS ||
      !reader.begins_operand(index + 1))
    return false;
  const WordRange value = reader.operand_at(index + 1);
  if (value.empty() || reader.type(value.end) != Lexer::RIGHT_PARENTHESIS) return false;
  const std::string meant = fmt::format("unique(all({}))", reader.written(value));
  const WordRange whole{index, value.end};
  reader.report(reader.span(whole), fmt::format("different values of a group are `{}`", meant), meant);
  reader.become_explained(whole, {}, meant);
  return true;
}

/// `text (optional)`.
bool read_optional_note(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::LEFT_PARENTHESIS ||
      !reader.is_name(index + 1, {"optional", "nullable", "null", "required", "mandatory"}))
    return false;
  if (reader.type(index + 2) != Lexer::RIGHT_PARENTHESIS || index == 0 || !reader.inside(Lexer::SCHEMA, index))
    return false;
  const bool required = reader.is_name(index + 1, {"required", "mandatory"});
  const WordRange whole{index, index + 3};
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index - 1).span.end, .end = reader.at(index + 2).span.end};
  reader.tell(ForeignReader::draft(reader.span(whole),
                                   required ? "a type without `?` may not be missing, and nothing more is said"
                                            : "a type whose value may be missing ends in `?`")
                  .suggest(place, required ? "" : "?", Fix::needs_review));
  if (required) {
    reader.erase(whole);
  } else {
    reader.become(whole, Lexer::QUESTION, "?");
  }
  return true;
}

/// `on not found …`, `on null …`, `on failure …`.
bool read_clause_word(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::ON || !reader.same_line(index + 1)) return false;
  const bool two = (reader.type(index + 1) == Lexer::NOT || reader.is_name(index + 1, {"no", "none"})) &&
                   reader.is_name(index + 2, {"found", "match", "matched", "matching"});
  const bool unmatched =
      two || reader.is_name(index + 1, {"notfound", "not_found", "no_match", "nomatch", "unmatch", "notmatched"});
  const bool missing = reader.is_name(index + 1, {"null", "none", "blank", "nothing", "absent", "nil"});
  const bool error = reader.is_name(index + 1, {"failure", "fail", "failed", "exception", "errors", "invalid"});
  if (!unmatched && !missing && !error) return false;
  const std::string word = unmatched ? "unmatched" : missing ? "missing" : "error";
  const WordRange whole{index + 1, index + (two ? 3 : 2)};
  reader.report(reader.span(whole), fmt::format("`on {}` is written `on {}`", reader.written(whole), word), word);
  reader.become(whole, unmatched ? Lexer::UNMATCHED : missing ? Lexer::MISSING : Lexer::ERROR, word);
  return true;
}

/// `on missing "a",` and on the next line another clause.
bool read_comma_between_clauses(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::COMMA || reader.type(index + 1) != Lexer::ON ||
      !reader.at(index + 1).first_on_line || !reader.inside(Lexer::MAP, index))
    return false;
  const size_t clause = reader.type(index + 2);
  if (clause != Lexer::MISSING && clause != Lexer::ERROR && clause != Lexer::UNMATCHED) return false;
  reader.report(reader.at(index).span, "nothing stands between the clauses of a value", "", Fix::safe);
  reader.erase({index, index + 1});
  return true;
}

/// `csv("works.csv", none=[""])`: an equals sign behind the name of a connector's argument.
bool read_connector_argument(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::ASSIGN || index < 3 || !can_be_name(reader.type(index - 1))) return false;
  if (reader.type(index - 2) != Lexer::COMMA && reader.type(index - 2) != Lexer::LEFT_PARENTHESIS) return false;
  const auto open = reader.opener_around(index);
  if (!open || *open < 2 || reader.type(*open) != Lexer::LEFT_PARENTHESIS || !can_be_name(reader.type(*open - 1)))
    return false;
  const size_t leads = reader.type(*open - 2);
  if (leads != Lexer::FROM && leads != Lexer::TO && leads != Lexer::UPDATES) return false;
  reader.tell(wrong_sign(reader.at(index).span, "=", ":", "the value of a named argument")
                  .suggest(reader.at(index).span, ":", Fix::safe));
  reader.become({index, index + 1}, Lexer::COLON, ":");
  return true;
}

}  // namespace

bool read_field_name(ForeignReader& reader, size_t index) {
  return read_cell(reader, index) || read_bracketed(reader, index) || read_distinct(reader, index) ||
         read_optional_note(reader, index) || read_clause_word(reader, index) ||
         read_comma_between_clauses(reader, index) || read_connector_argument(reader, index);
}

}  // namespace damson::syntax::foreign
