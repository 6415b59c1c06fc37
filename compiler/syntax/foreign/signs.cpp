// Signs that are written otherwise here.
#include <fmt/core.h>

#include "compiler/diagnostics/assignment_in_condition.h"
#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

struct PairOfSigns {
  size_t first;
  std::string_view second;  // as it is written
  size_t meant;
};

/// Two signs that stand side by side, and are one elsewhere.
constexpr PairOfSigns pairs[] = {
    {Lexer::LESS, ">", Lexer::NOT_EQUAL},           {Lexer::ASSIGN, "!", Lexer::NOT_EQUAL},
    {Lexer::NOT_EQUAL, "=", Lexer::NOT_EQUAL},      {Lexer::EQUAL, "=", Lexer::EQUAL},
    {Lexer::ASSIGN, "<", Lexer::LESS_OR_EQUAL},     {Lexer::COLON, "=", Lexer::ASSIGN},
    {Lexer::ASSIGN, ">=", Lexer::GREATER_OR_EQUAL},
};

bool read_pair(ForeignReader& reader, size_t index) {
  for (const PairOfSigns& pair : pairs) {
    if (reader.type(index) != pair.first || reader.text(index + 1) != pair.second || !reader.adjacent(index)) continue;
    const bool assigns = pair.meant == Lexer::ASSIGN;
    if (!assigns && !reader.between_operands(index, index + 2)) continue;
    const Span both = reader.span({index, index + 2});
    const std::string written = reader.written({index, index + 2});
    reader.report(both, fmt::format("`{}` is written `{}`", written, spelling(pair.meant)),
                  std::string(spelling(pair.meant)), Fix::safe);
    reader.become({index, index + 2}, pair.meant, std::string(spelling(pair.meant)));
    return true;
  }
  return false;
}

/// `high => 100` in a condition.
bool read_turned_arrow(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::FAT_ARROW || !reader.between_operands(index, index + 1)) return false;
  const size_t leads = reader.type_before(reader.value_begin(index));
  const bool condition =
      leads == Lexer::WHEN || leads == Lexer::REQUIRE || leads == Lexer::ADVISE || leads == Lexer::IF;
  if (!condition) return false;
  reader.report(reader.at(index).span, "`=>` is written `>=` where it compares", ">=", Fix::safe);
  reader.change(index, Lexer::GREATER_OR_EQUAL);
  return true;
}

/// `IF(status = "x", …)`, `AND(a = 1, b = 2)`: in the brackets of a spreadsheet's condition one equals sign compares.
bool read_comparing_sign(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::ASSIGN || !reader.between_operands(index, index + 1)) return false;
  const auto open = reader.opener_around(index);
  if (!open || *open == 0 || reader.type(*open) != Lexer::LEFT_PARENTHESIS || !reader.adjacent(*open - 1)) return false;
  const size_t asks = reader.type(*open - 1);
  const bool keyword = asks == Lexer::IF || asks == Lexer::AND || asks == Lexer::OR || asks == Lexer::NOT;
  if (!keyword && !reader.is_name(*open - 1, {"if", "iif", "ifs", "and", "or", "not", "xor"})) return false;
  reader.tell(assignment_in_condition(reader.at(index).span).suggest(reader.at(index).span, "==", Fix::safe));
  reader.change(index, Lexer::EQUAL);
  return true;
}

/// `$number`, `@number`, `${number}`, `{number}`, `{{number}}`: a value without braces.
bool read_marked_name(ForeignReader& reader, size_t index) {
  const bool marked =
      reader.type(index) == Lexer::BROKEN_CHARACTER && (reader.text(index) == "$" || reader.text(index) == "@");
  size_t inner = marked ? index + 1 : index;
  if (marked && can_be_name(reader.type(inner)) && reader.adjacent(index)) {
    const std::string name(reader.text(inner));
    reader.report(reader.span({index, inner + 1}),
                  fmt::format("`{}` is not needed in front of a name: write `{}`", reader.text(index), name), name,
                  reader.type_before(index) == Lexer::INTERPOLATION_OPEN ? Fix::needs_review : Fix::safe);
    reader.erase({index, inner});
    return true;
  }
  const size_t leads = reader.type_before(index);
  const bool value = leads == Lexer::ASSIGN || leads == Lexer::FAT_ARROW || leads == Lexer::COMMA ||
                     leads == Lexer::LEFT_PARENTHESIS || marked;
  if (!value || reader.type(inner) != Lexer::LEFT_BRACE) return false;
  const auto close = reader.closing_of(inner);
  if (!close) return false;
  while (reader.type(inner) == Lexer::LEFT_BRACE) ++inner;
  size_t end = inner;
  while (end < *close && reader.type(end) != Lexer::RIGHT_BRACE) ++end;
  const WordRange operand = reader.operand_at(inner);
  if (operand.empty() || operand.end != end) return false;
  const std::string name = reader.written(operand);
  reader.report(reader.span({index, *close + 1}),
                fmt::format("braces put a value into a text; without a text around it write `{}`", name), name);
  reader.become_explained({index, *close + 1}, {operand}, name);
  return true;
}

/// `!title`, `!(a == b)`.
bool read_exclamation(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::BROKEN_CHARACTER || reader.text(index) != "!" || !reader.begins_operand(index + 1))
    return false;
  const WordRange operand = reader.operand_at(index + 1);
  if (operand.empty()) return false;
  const WordRange whole{index, operand.end};
  const bool condition =
      reader.type(index + 1) == Lexer::LEFT_PARENTHESIS || reader.type(operand.end - 1) == Lexer::RIGHT_PARENTHESIS;
  const std::string written = reader.written(operand);
  if (condition) {
    reader.report(reader.at(index).span, "`!` is written `not`", "not ");
    reader.become({index, index + 1}, Lexer::NOT, "not");
    return true;
  }
  reader.tell(
      ForeignReader::draft(
          reader.span(whole),
          "`!` means nothing here: a condition is turned round with `not`, and whether there is a value is asked")
          .suggest(reader.span(whole), fmt::format("{} is missing", at_least(Tightness::piped, written)))
          .note(fmt::format("where `{0}` is true or false, write `not {0}`", written)));
  reader.become_explained(whole, {operand}, fmt::format("{} is missing", at_least(Tightness::piped, written)));
  return true;
}

/// `a ?? b`.
bool read_coalescing(ForeignReader& reader, size_t index) {
  const bool sign = reader.type(index) == Lexer::QUESTION && reader.adjacent(index) &&
                    (reader.type(index + 1) == Lexer::QUESTION || reader.type(index + 1) == Lexer::COLON);
  if (!sign || !reader.between_operands(index, index + 2)) return false;
  reader.report(reader.span({index, index + 2}),
                fmt::format("`{}` is written `on missing`", reader.written({index, index + 2})), "on missing");
  reader.become({index, index + 1}, Lexer::ON, "on");
  reader.become({index + 1, index + 2}, Lexer::MISSING, "missing");
  return true;
}

}  // namespace

bool read_sign(ForeignReader& reader, size_t index) {
  return read_pair(reader, index) || read_comparing_sign(reader, index) || read_turned_arrow(reader, index) ||
         read_marked_name(reader, index) || read_exclamation(reader, index) || read_coalescing(reader, index);
}

}  // namespace damson::syntax::foreign
