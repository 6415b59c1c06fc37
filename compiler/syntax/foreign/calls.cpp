// Calls with semicolons, chains of calls behind points, and parts taken out by their places.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

bool is_semicolon(const ForeignReader& reader, size_t index) {
  return reader.type(index) == Lexer::BROKEN_CHARACTER && reader.text(index) == ";";
}

std::vector<std::string> written_of(const ForeignReader& reader, const std::vector<WordRange>& parts) {
  std::vector<std::string> written;
  for (const WordRange part : parts) written.push_back(reader.written(part));
  return written;
}

/// The parts of a call, whose arguments have `;` between them.
std::vector<WordRange> arguments_of(const ForeignReader& reader, size_t open, size_t close, bool& semicolons) {
  std::vector<WordRange> parts;
  size_t begin = open + 1;
  for (size_t i = open + 1; i <= close; ++i) {
    const size_t kind = reader.type(i);
    if (i < close && (kind == Lexer::LEFT_PARENTHESIS || kind == Lexer::LEFT_BRACKET || kind == Lexer::TEXT_OPEN ||
                      kind == Lexer::LEFT_BRACE)) {
      i = reader.closing_of(i).value_or(close);
      continue;
    }
    const bool semicolon = is_semicolon(reader, i);
    semicolons |= semicolon;
    if (i != close && !semicolon && kind != Lexer::COMMA) continue;
    if (begin < i) parts.push_back({begin, i});
    begin = i + 1;
  }
  return parts;
}

/// `IF(a; b; c)`, `LEFT(title; 3)`.
bool read_semicolons(ForeignReader& reader, size_t index) {
  const bool call = (can_be_name(reader.type(index)) || reader.type(index) == Lexer::IF) &&
                    reader.type(index + 1) == Lexer::LEFT_PARENTHESIS && reader.adjacent(index);
  const auto close = call ? reader.closing_of(index + 1) : std::nullopt;
  if (!close) return false;
  bool semicolons = false;
  const std::vector<WordRange> parts = arguments_of(reader, index + 1, *close, semicolons);
  // `if(a, b, c)`: the keyword is no function
  if (!semicolons && !(reader.type(index) == Lexer::IF && parts.size() > 1)) return false;
  const WordRange whole{index, *close + 1};
  const ForeignWord* word = find_foreign_word(reader.text(index), ForeignPlace::function);
  const auto here = word == nullptr ? std::nullopt : written_here(*word, written_of(reader, parts));
  if (here) {
    reader.report(reader.span(whole), fmt::format("`{}(…)` is written `{}`", reader.text(index), *here), *here);
    reader.become_explained(whole, parts, *here);
    return true;
  }
  std::string list;
  for (const std::string& part : written_of(reader, parts)) list += (list.empty() ? "" : ", ") + part;
  const std::string meant = fmt::format("{}({})", reader.text(index), list);
  reader.report(reader.span(whole), fmt::format("arguments have `,` between them: `{}`", meant), meant);
  for (size_t i = index; i < *close; ++i) {
    if (is_semicolon(reader, i)) reader.become({i, i + 1}, Lexer::COMMA, ",");
  }
  return true;
}

/// One call of a chain: its name and arguments.
struct ChainedCall {
  size_t name;
  size_t end;
  std::vector<WordRange> arguments;
};

std::optional<ChainedCall> call_at_point(const ForeignReader& reader, size_t point) {
  if (reader.type(point) != Lexer::DOT || !can_be_name(reader.type(point + 1)) ||
      reader.type(point + 2) != Lexer::LEFT_PARENTHESIS)
    return std::nullopt;
  const auto close = reader.closing_of(point + 2);
  if (!close || reader.type(*close) != Lexer::RIGHT_PARENTHESIS) return std::nullopt;
  return ChainedCall{point + 1, *close + 1, reader.parts_between(point + 2, *close, Lexer::COMMA)};
}

std::string piped(const ForeignReader& reader, const std::string& value, const ChainedCall& call) {
  std::vector<std::string> operands{value};
  for (const std::string& argument : written_of(reader, call.arguments)) operands.push_back(argument);
  // Python's `", ".join(names)`: the separator stands in front
  if (reader.is_name(call.name, {"join"}) && operands.size() == 2 && value.starts_with('"') &&
      !operands[1].starts_with('"'))
    std::swap(operands[0], operands[1]);
  for (const ForeignPlace place : {ForeignPlace::method, ForeignPlace::function}) {
    const ForeignWord* word = find_foreign_word(reader.text(call.name), place);
    if (const auto here = word == nullptr ? std::nullopt : written_here(*word, operands)) return *here;
  }
  std::string text = fmt::format("{} | {}", at_least(Tightness::piped, operands.front()), reader.text(call.name));
  for (size_t i = 1; i < operands.size(); ++i) text += fmt::format("{}{}", i == 1 ? "(" : ", ", operands[i]);
  return operands.size() > 1 ? text + ")" : text;
}

/// `title.strip().lower()`: `index` at the second point; a first call alone is the checker's.
bool read_chain(ForeignReader& reader, size_t index) {
  const bool behind = reader.type(index) == Lexer::DOT && index > 0 && reader.same_line(index) &&
                      (reader.type(index - 1) == Lexer::RIGHT_PARENTHESIS ||
                       reader.type(index - 1) == Lexer::RIGHT_BRACKET || reader.type(index - 1) == Lexer::TEXT_CLOSE);
  if (!behind || !call_at_point(reader, index) || reader.is_name(index + 1, {"format"})) return false;
  const WordRange first = reader.operand_before(index);
  if (first.empty()) return false;
  // back to the first call of the chain
  size_t object = first.begin;
  while (object < index && !call_at_point(reader, object)) ++object;
  if (object == first.begin) return false;
  std::string text = reader.written({first.begin, object});
  std::vector<WordRange> parts{{first.begin, object}};
  size_t end = object;
  while (const auto call = call_at_point(reader, end)) {
    text = piped(reader, text, *call);
    parts.insert(parts.end(), call->arguments.begin(), call->arguments.end());
    end = call->end;
  }
  const WordRange whole{first.begin, end};
  reader.report(reader.span(whole), fmt::format("functions stand behind `|`: `{}`", text), text);
  reader.become_explained(whole, parts, text);
  return true;
}

/// `title[0:3]`.
bool read_slice(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::LEFT_BRACKET || index == 0 || !reader.ends_operand(index - 1) ||
      !reader.same_line(index))
    return false;
  const auto close = reader.closing_of(index);
  if (!close) return false;
  size_t colon = index + 1;
  while (colon < *close && reader.type(colon) != Lexer::COLON) ++colon;
  const bool numbers = colon < *close && colon - index <= 2 && *close - colon <= 2 &&
                       (colon == index + 1 || reader.type(index + 1) == Lexer::INTEGER) &&
                       (*close == colon + 1 || reader.type(colon + 1) == Lexer::INTEGER);
  if (!numbers) return false;
  const WordRange value = reader.operand_before(index);
  if (value.empty()) return false;
  const long long first = colon == index + 1 ? 0 : whole_number(reader.text(index + 1)).value_or(0);
  const std::string text = at_least(Tightness::sum, reader.written(value));
  std::string here = fmt::format("{} | slice({})", text, first + 1);
  if (*close != colon + 1)
    here = first == 0 ? fmt::format("{} | take({})", text, reader.text(colon + 1))
                      : fmt::format("{} | slice({}, {})", text, first + 1, reader.text(colon + 1));
  const WordRange whole{value.begin, *close + 1};
  reader.report(reader.span(whole), fmt::format("a part of a text is `{}`", here), here);
  reader.become_explained(whole, {value}, here);
  return true;
}

}  // namespace

bool read_call(ForeignReader& reader, size_t index) {
  return read_semicolons(reader, index) || read_chain(reader, index) || read_slice(reader, index);
}

}  // namespace damson::syntax::foreign
