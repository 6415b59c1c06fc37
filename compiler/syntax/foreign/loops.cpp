// Lists made from lists, as Python and JavaScript write it.
#include <fmt/core.h>

#include <optional>

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

/// A function without a name: `x => trim(x)`, `(x) -> trim(x)`, `lambda x: trim(x)`; empty where there is none at its
/// sign.
struct Lambda {
  size_t begin = 0;
  size_t name = 0;
};

std::optional<Lambda> lambda_at(const ForeignReader& reader, size_t index) {
  const size_t sign = reader.type(index);
  if (index < 3) return std::nullopt;
  if (sign == Lexer::COLON) {
    if (!can_be_name(reader.type(index - 1)) || !reader.is_name(index - 2, {"lambda"})) return std::nullopt;
    return Lambda{index - 2, index - 1};
  }
  if (sign != Lexer::FAT_ARROW && sign != Lexer::ARROW) return std::nullopt;
  const bool parted = index > 3 && reader.type(index - 1) == Lexer::RIGHT_PARENTHESIS &&
                      reader.type(index - 3) == Lexer::LEFT_PARENTHESIS;
  const Lambda found{parted ? index - 3 : index - 1, parted ? index - 2 : index - 1};
  const size_t lead = reader.type_before(found.begin);
  if (!can_be_name(reader.type(found.name)) || (lead != Lexer::LEFT_PARENTHESIS && lead != Lexer::COMMA))
    return std::nullopt;
  return found;
}

/// A condition on `x` as it stands in brackets: `x.role` is `role`, `x` alone is `item`.
std::string in_brackets(const ForeignReader& reader, WordRange condition, std::string_view name) {
  std::string text;
  for (size_t at = condition.begin; at < condition.end; ++at) {
    const bool is_item =
        reader.type(at) == Lexer::NAME && reader.text(at) == name && reader.type_before(at) != Lexer::DOT;
    const bool of_field = is_item && reader.type(at + 1) == Lexer::DOT;
    if (of_field) ++at;
    const bool blank = at > condition.begin && !text.empty() && reader.at(at - 1).span.end < reader.at(at).span.begin;
    if (of_field) continue;
    text += (blank ? " " : "") + (is_item ? std::string("item") : reader.written({at, at + 1}));
  }
  return text;
}

/// `tags | map(x => trim(x))`, `map(tags, t -> trim(t))`, `filter(lambda x: x != "", tags)`: `index` at the sign.
bool read_lambda(ForeignReader& reader, size_t index) {
  const auto lambda = lambda_at(reader, index);
  const auto open = lambda ? reader.opener_around(lambda->begin) : std::nullopt;
  const auto close = open ? reader.closing_of(*open) : std::nullopt;
  if (!close || *open < 1 || reader.type(*open) != Lexer::LEFT_PARENTHESIS || !can_be_name(reader.type(*open - 1)))
    return false;
  const size_t joint = *open < 2 ? size_t{0} : reader.type(*open - 2);
  const bool piped = joint == Lexer::PIPE || joint == Lexer::DOT;
  WordRange list = piped ? reader.operand_before(*open - 2) : WordRange{};
  WordRange value{index + 1, *close};
  for (const WordRange& part : reader.parts_between(*open, *close, Lexer::COMMA)) {
    if (part.begin <= lambda->begin && lambda->begin < part.end)
      value.end = part.end;
    else if (!piped && list.empty())
      list = part;
  }
  const WordRange whole{piped ? list.begin : *open - 1, *close + 1};
  if (value.begin >= value.end || (piped && list.empty())) return false;
  const std::string name(reader.text(lambda->name));
  const std::string from = list.empty() ? "list" : reader.written(list);
  const bool makes =
      reader.is_name(*open - 1, {"map", "foreach", "for_each", "collect", "apply", "transform", "select"});
  const bool filters =
      reader.is_name(*open - 1, {"filter", "where", "grep", "find_all", "findall", "reject", "select_if"});
  if (filters) {
    const std::string condition = in_brackets(reader, value, name);
    const std::string meant =
        fmt::format("{}[{}]", at_least(Tightness::primary, from),
                    reader.is_name(*open - 1, {"reject"}) ? "not (" + condition + ")" : condition);
    reader.tell(ForeignReader::draft(reader.span(whole), fmt::format("a list is filtered in brackets: `{}`", meant))
                    .suggest(reader.span(whole), meant, Fix::needs_review)
                    .note("in the brackets texts and numbers are called `item`, the fields of records by their names"));
    reader.become_explained(whole, {list}, meant);
    return true;
  }
  const std::string meant = fmt::format("for {} in {} => {}", name, from, reader.written(value));
  if (makes) {
    reader.report(reader.span(whole), fmt::format("a list from a list is written `{}`", meant), meant);
  } else {
    reader.tell(
        ForeignReader::draft(
            reader.span(whole),
            fmt::format("functions are not values: what is done with each item of a list is written `{}`", meant))
            .note("a list is filtered in brackets: `tags[item != \"\"]`"));
  }
  reader.become_explained(whole, list.empty() ? std::vector<WordRange>{} : std::vector<WordRange>{list}, meant);
  return true;
}

}  // namespace

bool read_loop(ForeignReader& reader, size_t index) {
  return read_each(reader, index) || read_value_in_braces(reader, index) || read_comprehension(reader, index) ||
         read_lambda(reader, index);
}

}  // namespace damson::syntax::foreign
