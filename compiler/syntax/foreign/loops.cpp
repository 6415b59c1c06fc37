// Lists made from lists, as Python and JavaScript write it.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// `for each x in xs`.
bool read_each(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::FOR || !reader.is_name(index + 1, {"each", "every", "all"}) ||
      !can_be_name(reader.type(index + 2)) || reader.type(index + 3) != Lexer::IN) {
    return false;
  }
  reader.report(reader.at(index + 1).span,
                fmt::format("`{}` is not needed: `for {} in …`", reader.text(index + 1), reader.text(index + 2)), "",
                Fix::safe);
  reader.erase({index + 1, index + 2});
  return true;
}

/// `for t in tags { trim(t) }`: a value in the braces, no lines.
bool read_value_in_braces(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::FOR || reader.type(index + 2) != Lexer::IN) return false;
  const WordRange list = reader.operand_at(index + 3);
  if (list.empty() || reader.type(list.end) != Lexer::LEFT_BRACE) return false;
  const auto close = reader.closing_of(list.end);
  if (!close) return false;
  const WordRange value = reader.operand_at(list.end + 1);
  if (value.empty() || value.end != *close) return false;
  const WordRange whole{index, *close + 1};
  const std::string meant = fmt::format("{} => {}", reader.written({index, list.end}), reader.written(value));
  reader.report(reader.span(whole),
                fmt::format("braces hold the fields of a record; a value stands behind `=>`: `{}`", meant), meant);
  reader.become({list.end, list.end + 1}, Lexer::FAT_ARROW, "=>");
  reader.erase({*close, *close + 1});
  return true;
}

/// `[trim(t) for t in tags if t != ""]`.
bool read_comprehension(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::LEFT_BRACKET) return false;
  const auto close = reader.closing_of(index);
  const WordRange value = reader.operand_at(index + 1);
  if (!close || value.empty() || reader.type(value.end) != Lexer::FOR || reader.type(value.end + 2) != Lexer::IN)
    return false;
  const WordRange list = reader.operand_at(value.end + 3);
  if (list.empty()) return false;
  const bool filtered = reader.type(list.end) == Lexer::IF;
  if (!filtered && list.end != *close) return false;
  const std::string name(reader.text(value.end + 1));
  std::string from = reader.written(list);
  if (filtered) from = fmt::format("{}[…]", at_least(Tightness::primary, from));
  const WordRange whole{index, *close + 1};
  const std::string meant = fmt::format("for {} in {} => {}", name, from, reader.written(value));
  if (filtered) {
    reader.tell(ForeignReader::draft(reader.span(whole), fmt::format("a list from a list is written `{}`", meant))
                    .note("in the brackets stands the condition; of texts and numbers each is called `item`, the "
                          "fields of records by their names: `tags[item != \"\"]`"));
  } else {
    reader.report(reader.span(whole), fmt::format("a list from a list is written `{}`", meant), meant);
  }
  reader.become_explained(whole, {list}, meant);
  return true;
}

/// `tags | map(x => trim(x))`, `map(tags, x => trim(x))`, `tags.map(x => trim(x))`: `index` at the arrow.
bool read_lambda(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::FAT_ARROW || index < 3 || !can_be_name(reader.type(index - 1))) return false;
  const size_t lead = reader.type(index - 2);
  if (lead != Lexer::LEFT_PARENTHESIS && lead != Lexer::COMMA) return false;
  size_t open = index - 2;
  while (open > 0 && reader.type(open) != Lexer::LEFT_PARENTHESIS) {
    const size_t kind = reader.type(open);
    const bool closes = kind == Lexer::RIGHT_PARENTHESIS || kind == Lexer::RIGHT_BRACKET || kind == Lexer::TEXT_CLOSE;
    const auto partner = closes ? reader.opening_of(open) : std::optional<size_t>(open);
    if (!partner || *partner == 0) return false;
    open = *partner - 1;
  }
  const auto close = reader.closing_of(open);
  if (open < 2 || !close || !reader.is_name(open - 1, {"map", "foreach", "collect", "apply", "transform"}))
    return false;
  const size_t joint = reader.type(open - 2);
  const bool piped = joint == Lexer::PIPE || joint == Lexer::DOT;
  const WordRange list = piped ? reader.operand_before(open - 2) : WordRange{open + 1, index - 2};
  if (list.empty()) return false;
  const WordRange value{index + 1, *close};
  const WordRange whole{piped ? list.begin : open - 1, *close + 1};
  const std::string meant =
      fmt::format("for {} in {} => {}", reader.text(index - 1), reader.written(list), reader.written(value));
  reader.report(reader.span(whole), fmt::format("a list from a list is written `{}`", meant), meant);
  reader.become_explained(whole, {list}, meant);
  return true;
}

}  // namespace

bool read_loop(ForeignReader& reader, size_t index) {
  return read_each(reader, index) || read_value_in_braces(reader, index) || read_comprehension(reader, index) ||
         read_lambda(reader, index);
}

}  // namespace damson::syntax::foreign
