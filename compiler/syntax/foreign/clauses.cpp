// Clauses of SQL: what each of them says has a place of its own here.
#include <fmt/core.h>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// Behind the line, or where a brace ends it.
size_t end_of_clause(const ForeignReader& reader, size_t index) {
  size_t end = index + 1;
  while (reader.same_line(end) && reader.type(end) != antlr4::Token::EOF && reader.type(end) != Lexer::RIGHT_BRACE)
    ++end;
  return end;
}

/// No sign behind the word makes it the name of a field.
bool begins_clause(const ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line || !can_be_name(reader.type(index)) || !reader.same_line(index + 1)) return false;
  const size_t next = reader.type(index + 1);
  return can_be_name(next) || next == Lexer::STAR || next == Lexer::INTEGER || next == Lexer::ON ||
         next == Lexer::QUOTED_NAME;
}

/// Tells of the whole line, which says nothing then.
bool tell_line(ForeignReader& reader, size_t index, const std::string& message, const std::string& note,
               const std::string& meant = {}) {
  const WordRange line{index, end_of_clause(reader, index)};
  auto draft = ForeignReader::draft(reader.span(line), message);
  if (!meant.empty()) draft.suggest(reader.span(line), meant, Fix::needs_review);
  if (!note.empty()) draft.note(note);
  reader.tell(draft);
  reader.erase({line.begin + 1, line.end});
  reader.lose(index);
  return true;
}

/// `left join authors on author_id = authors.id`.
bool read_join(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index)) return false;
  size_t join = index;
  while (reader.is_name(join, {"left", "right", "inner", "outer", "full", "cross"}) && reader.same_line(join + 1))
    ++join;
  if (!reader.is_name(join, {"join"}) || !can_be_name(reader.type(join + 1)) || !reader.same_line(join + 1))
    return false;
  const std::string table(reader.text(join + 1));
  return tell_line(
      reader, index, fmt::format("there is no `join`: a record of `{}` is looked up where it is needed", table),
      fmt::format(
          "declare `lookup {0}: …`, and write in the map `field = {0}[key == record.field].name on unmatched missing`",
          table));
}

/// `select card as id, title`: a line for each.
bool read_select(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index) || !reader.is_name(index, {"select"})) return false;
  const bool within = reader.inside(Lexer::MAP, index);
  std::string lines;
  const size_t end = end_of_clause(reader, index);
  for (size_t at = index + 1; within && at < end;) {
    const bool renamed = reader.type(at + 1) == Lexer::AS && at + 2 < end;
    const size_t last = renamed ? at + 3 : at + 1;
    if (!can_be_name(reader.type(at)) || (last < end && reader.type(last) != Lexer::COMMA)) {
      lines.clear();
      break;
    }
    lines += fmt::format("{}{}", lines.empty() ? "" : "\n  ",
                         renamed ? fmt::format("{} = {}", reader.text(at + 2), reader.text(at))
                                 : fmt::format("keep {}", reader.text(at)));
    at = last + 1;
  }
  return tell_line(reader, index, "there is no `select`: a map has a line for each field of its target, `id = number`",
                   within ? "`keep title` carries a field under its own name"
                          : "what becomes of a source's records is written `map source -> target { … }`",
                   lines);
}

/// `from cards`, in a map.
bool read_from(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index) || !reader.is_name(index, {"from", "into"}) || !reader.inside(Lexer::MAP, index))
    return false;
  if (reader.same_line(index + 2) && reader.type(index + 2) == Lexer::LEFT_PARENTHESIS) return false;
  return tell_line(reader, index, "what a map reads and fills stands in its first line: `map source -> target { … }`",
                   "take this line away");
}

/// `group by author_id`, `order by title`.
bool read_by(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index) || !reader.is_name(index, {"group", "order", "sort", "sorted", "ordered"}) ||
      reader.type(index + 1) != Lexer::BY)
    return false;
  const std::string by = reader.written({index + 2, end_of_clause(reader, index)});
  if (reader.is_name(index, {"group"})) {
    return tell_line(
        reader, index,
        fmt::format("records are put together in the first line of a map: `map source by {} -> target {{ … }}`", by),
        {});
  }
  return tell_line(
      reader, index,
      fmt::format("there is no `{} by`: records are written in the order in which they were read", reader.text(index)),
      "sort the file before; a list within a record is sorted with `sort` or `sort_by`");
}

/// `limit 10`.
bool read_limit(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index) || !reader.is_name(index, {"limit", "top", "offset", "fetch"}) ||
      reader.type(index + 1) != Lexer::INTEGER)
    return false;
  return tell_line(reader, index, "how many records are read is not said in a spec",
                   fmt::format("`damson plan --limit {}` reads so many", reader.text(index + 1)));
}

/// `card as id`.
bool read_as(ForeignReader& reader, size_t index) {
  if (!begins_clause(reader, index) || reader.type(index + 1) != Lexer::AS || !can_be_name(reader.type(index + 2)) ||
      !reader.inside(Lexer::MAP, index))
    return false;
  if (reader.same_line(index + 3) && reader.type(index + 3) != Lexer::COMMA &&
      reader.type(index + 3) != Lexer::RIGHT_BRACE)
    return false;
  const std::string meant = fmt::format("{} = {}", reader.text(index + 2), reader.text(index));
  const std::string value(reader.text(index));
  const std::string field(reader.text(index + 2));
  reader.report(reader.span({index, index + 3}),
                fmt::format("the field of the target stands in front, with `=`: `{}`", meant), meant);
  reader.become({index + 2, index + 3}, Lexer::NAME, value);
  reader.become({index + 1, index + 2}, Lexer::ASSIGN, "=");
  reader.become({index, index + 1}, Lexer::NAME, field);
  return true;
}

}  // namespace

bool read_clause(ForeignReader& reader, size_t index) {
  return read_join(reader, index) || read_select(reader, index) || read_from(reader, index) || read_by(reader, index) ||
         read_limit(reader, index) || read_as(reader, index);
}

}  // namespace damson::syntax::foreign
