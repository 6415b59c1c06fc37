// Beginnings of lines that other languages have.
#include <fmt/core.h>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// `set id = number`, `var high = …`.
bool read_set(ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line || reader.type(index) != Lexer::NAME ||
      !reader.is_name(index, {"set", "var", "const", "dim"}))
    return false;
  if (!can_be_name(reader.type(index + 1)) ||
      (reader.type(index + 2) != Lexer::ASSIGN && reader.type(index + 2) != Lexer::COLON))
    return false;
  const std::string rest = fmt::format("{} = …", reader.text(index + 1));
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index).span.begin, .end = reader.at(index + 1).span.begin};
  reader.tell(ForeignReader::draft(
                  place, fmt::format("`{}` is not needed: a field gets its value with `{}`", reader.text(index), rest))
                  .suggest(place, "", Fix::needs_review, fmt::format("take `{}` away", reader.text(index)))
                  .note(fmt::format("a name for a value within the map is `let {}`", rest)));
  reader.erase({index, index + 1});
  return true;
}

/// `keep *`, `keep all`, `drop *`.
bool read_everything(ForeignReader& reader, size_t index) {
  const bool line = reader.type(index) == Lexer::KEEP || reader.type(index) == Lexer::DROP;
  if (!line || reader.type_before(index) == Lexer::BY) return false;
  const bool star = reader.type(index + 1) == Lexer::STAR;
  // `keep all` reads as a field of that name, and is told of where fields are known
  const bool word = reader.is_name(index + 1, {"all", "everything", "rest", "others"}) && reader.same_line(index + 2) &&
                    reader.is_name(index + 2, {"the", "other", "fields"});
  if (!star && !word) return false;
  reader.tell(
      ForeignReader::draft(
          reader.span({index, index + 2}),
          fmt::format("fields are named one by one, so that a new one in the source is noticed: there is no `{}`",
                      reader.text(index + 1)))
          .note(fmt::format("write `{} title, artist`, with every field that is meant", reader.text(index))));
  reader.lose(index + 1);
  return true;
}

/// `default => …`, `* => …`, `_ => …`.
bool read_default_arm(ForeignReader& reader, size_t index) {
  const bool sign = reader.type(index) == Lexer::STAR ||
                    (reader.type(index) == Lexer::NAME &&
                     reader.is_name(index, {"default", "otherwise", "other", "others", "_", "any", "rest"}));
  const size_t before = reader.type_before(index);
  const bool begins = reader.at(index).first_on_line || before == Lexer::LEFT_BRACE || before == Lexer::COMMA ||
                      before == Lexer::RIGHT_BRACE;
  const size_t arrow = reader.type(index + 1);
  if (!sign || !begins || (arrow != Lexer::FAT_ARROW && arrow != Lexer::COLON && arrow != Lexer::ARROW)) return false;
  const bool arms =
      arrow == Lexer::FAT_ARROW || reader.inside(Lexer::VOCABULARY, index) || reader.inside(Lexer::PATHS, index);
  if (!arms) return false;
  reader.report(reader.at(index).span, fmt::format("all other cases are `else`, not `{}`", reader.text(index)), "else",
                Fix::safe);
  reader.become({index, index + 1}, Lexer::ELSE, "else");
  return true;
}

/// `function f(…)`, `def f(…)`.
bool read_function(ForeignReader& reader, size_t index) {
  if (!reader.at(index).first_on_line || reader.type(index) != Lexer::NAME ||
      !reader.is_name(index, {"function", "def", "func", "sub", "fun"}))
    return false;
  if (!can_be_name(reader.type(index + 1)) || reader.type(index + 2) != Lexer::LEFT_PARENTHESIS) return false;
  reader.report(reader.at(index).span, fmt::format("`{}` is written `fn`", reader.text(index)), "fn", Fix::safe);
  reader.become({index, index + 1}, Lexer::FN, "fn");
  return true;
}

/// `map products group by season -> seasons`.
bool read_group_by(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"group", "grouped"}) || reader.type(index) != Lexer::NAME ||
      !reader.is_name(index + 1, {"by"}) || !reader.inside(Lexer::MAP, index))
    return false;
  if (reader.at(index).first_on_line) return false;
  const WordRange both{index, index + 2};
  reader.report(reader.span(both),
                fmt::format("`{}` is not needed: `by {}`", reader.text(index), reader.text(index + 2)), "by",
                Fix::safe);
  reader.become(both, Lexer::BY, "by");
  return true;
}

/// `let high: decimal = …`.
bool read_typed_let(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::LET || !can_be_name(reader.type(index + 1)) ||
      reader.type(index + 2) != Lexer::COLON)
    return false;
  size_t sign = index + 3;
  while (reader.same_line(sign) && reader.type(sign) != Lexer::ASSIGN) ++sign;
  if (reader.type(sign) != Lexer::ASSIGN || !reader.same_line(sign) || sign == index + 3) return false;
  const WordRange type{index + 2, sign};
  const Span place{
      .text = reader.at(index).span.text, .begin = reader.at(index + 2).span.begin, .end = reader.at(sign).span.begin};
  reader.tell(ForeignReader::draft(
                  place, fmt::format("a `let` has the type of its value: `let {} = …`", reader.text(index + 1)))
                  .suggest(place, " ", Fix::safe, "take the type away"));
  reader.erase(type);
  return true;
}

/// `return x` behind the `=` of a function.
bool read_return(ForeignReader& reader, size_t index) {
  if (!reader.is_name(index, {"return"}) || reader.type(index) != Lexer::NAME) return false;
  const size_t before = reader.type_before(index);
  const bool value =
      (before == Lexer::ASSIGN || before == Lexer::FAT_ARROW || before == Lexer::THEN || before == Lexer::ELSE) &&
      reader.begins_operand(index + 1);
  if (!value) return false;
  reader.report(reader.at(index).span, "`return` is not needed: the value itself stands here", "", Fix::safe);
  reader.erase({index, index + 1});
  return true;
}

}  // namespace

bool read_line(ForeignReader& reader, size_t index) {
  return read_set(reader, index) || read_everything(reader, index) || read_default_arm(reader, index) ||
         read_function(reader, index) || read_group_by(reader, index) || read_typed_let(reader, index) ||
         read_return(reader, index);
}

}  // namespace damson::syntax::foreign
