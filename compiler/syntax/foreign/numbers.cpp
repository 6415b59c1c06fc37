// Numbers as spreadsheets show them, and dates without quotes.
#include <fmt/core.h>

#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

bool is_number(size_t type) { return type == Lexer::INTEGER || type == Lexer::DECIMAL; }

/// Whether commas between values belong there.
bool among_values(const ForeignReader& reader, size_t index) {
  for (size_t i = index; i-- > 0;) {
    const size_t kind = reader.type(i);
    if (kind == Lexer::RIGHT_PARENTHESIS || kind == Lexer::RIGHT_BRACKET || kind == Lexer::TEXT_CLOSE) {
      i = reader.opening_of(i).value_or(0);
      continue;
    }
    if (kind == Lexer::LEFT_BRACKET) return true;
    if (kind == Lexer::LEFT_PARENTHESIS) {
      // `text(1..1,000)`: the parentheses of a type hold a range
      const bool of_type = reader.type(index - 1) == Lexer::RANGE || reader.type(index + 1) == Lexer::RANGE;
      return !of_type;
    }
    if (reader.at(i).first_on_line || kind == Lexer::LEFT_BRACE) return false;
  }
  return false;
}

bool tell_number(ForeignReader& reader, WordRange whole, const std::string& number, std::string message,
                 std::string note = {}) {
  auto draft = ForeignReader::draft(reader.span(whole), message).suggest(reader.span(whole), number);
  if (!note.empty()) draft.note(std::move(note));
  reader.tell(draft);
  reader.become(whole, number.find('.') == std::string::npos ? Lexer::INTEGER : Lexer::DECIMAL, number);
  return true;
}

/// `1,2 => "a"`: the terms of an arm.
bool is_of_arm(const ForeignReader& reader, size_t index) {
  while (is_number(reader.type(index)) || reader.type(index) == Lexer::COMMA || reader.type(index) == Lexer::RANGE ||
         reader.type(index) == Lexer::MINUS)
    ++index;
  return reader.type(index) == Lexer::FAT_ARROW;
}

/// `2,5` and `1,000`: no space around the comma.
bool read_comma(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::INTEGER || among_values(reader, index) || is_of_arm(reader, index)) return false;
  std::string together(reader.text(index));
  size_t end = index + 1;
  bool thousands = together.size() <= 3;
  std::string last;
  while (reader.type(end) == Lexer::COMMA && is_number(reader.type(end + 1)) && reader.adjacent(end - 1) &&
         reader.adjacent(end)) {
    last = reader.text(end + 1);
    thousands &= last.find('.') == std::string::npos ? last.size() == 3 : last.find('.') == 3;
    together += last;
    end += 2;
  }
  if (end == index + 1 || (end > index + 3 && !thousands)) return false;
  const WordRange whole{index, end};
  const std::string written = reader.written(whole);
  const std::string decimal = fmt::format("{}.{}", reader.text(index), last);
  if (thousands) {
    return tell_number(reader, whole, together,
                       fmt::format("thousands have no comma: `{}` is written `{}`", written, together),
                       end == index + 3 ? fmt::format("if the comma is a decimal one, write `{}`", decimal) : "");
  }
  return tell_number(reader, whole, decimal,
                     fmt::format("a number has a decimal point: `{}` is written `{}`", written, decimal));
}

/// `1 000`.
bool read_space(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::INTEGER || reader.text(index).size() > 3 || is_of_arm(reader, index)) return false;
  std::string together(reader.text(index));
  size_t end = index + 1;
  while (is_number(reader.type(end)) && reader.same_line(end) &&
         (reader.text(end).size() == 3 || reader.text(end).find('.') == 3)) {
    together += reader.text(end++);
  }
  if (end == index + 1) return false;
  return tell_number(reader, {index, end}, together,
                     fmt::format("the digits of a number stand together: `{}`", together));
}

/// `1.000.000`, and `31.12.2000`.
bool read_points(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::DECIMAL || reader.type(index + 1) != Lexer::DOT ||
      reader.type(index + 2) != Lexer::INTEGER)
    return false;
  if (!reader.adjacent(index) || !reader.adjacent(index + 1)) return false;
  const std::string_view first = reader.text(index);
  const size_t point = first.find('.');
  const std::string_view last = reader.text(index + 2);
  const WordRange whole{index, index + 3};
  if (last.size() == 3 && first.size() - point - 1 == 3) {
    std::string together(first);
    together.erase(point, 1);
    together += last;
    return tell_number(reader, whole, together, fmt::format("thousands have no point: `{}`", together));
  }
  if (last.size() != 4 || point > 2) return false;
  const std::string date = fmt::format("\"{}-{:0>2}-{:0>2}\"", last, first.substr(point + 1), first.substr(0, point));
  reader.report(reader.span(whole), fmt::format("a date stands in quotes, the year in front: `{}`", date), date);
  reader.become_explained(whole, {}, date);
  return true;
}

/// `50%`, but for what an `expect` says.
bool read_percent(ForeignReader& reader, size_t index) {
  if (!is_number(reader.type(index)) || reader.type(index + 1) != Lexer::PERCENT ||
      (reader.begins_operand(index + 2) && reader.same_line(index + 2)))
    return false;
  const size_t before = reader.type_before(index);
  if (before == Lexer::MOST || before == Lexer::LEAST || reader.type(index + 2) == Lexer::OF) return false;
  std::string digits(reader.text(index));
  const size_t point = std::min(digits.find('.'), digits.size());
  std::string fraction = point < digits.size() ? digits.substr(point + 1) : "";
  std::string whole = digits.substr(0, point);
  while (whole.size() < 3) whole.insert(whole.begin(), '0');
  std::string number =
      fmt::format("{}.{}{}", whole.substr(0, whole.size() - 2), whole.substr(whole.size() - 2), fraction);
  while (number.ends_with('0') && !number.ends_with(".0")) number.pop_back();
  return tell_number(
      reader, {index, index + 2}, number,
      fmt::format("a part of one is written as a number: `{}` is `{}`", reader.written({index, index + 2}), number));
}

/// `.5`.
bool read_leading_point(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::DOT || reader.type(index + 1) != Lexer::INTEGER || !reader.adjacent(index))
    return false;
  if (index > 0 && reader.ends_operand(index - 1) && reader.adjacent(index - 1)) return false;
  const std::string number = fmt::format("0.{}", reader.text(index + 1));
  return tell_number(reader, {index, index + 2}, number, fmt::format("a number begins with a digit: `{}`", number));
}

}  // namespace

bool read_number(ForeignReader& reader, size_t index) {
  return read_comma(reader, index) || read_space(reader, index) || read_points(reader, index) ||
         read_percent(reader, index) || read_leading_point(reader, index);
}

}  // namespace damson::syntax::foreign
