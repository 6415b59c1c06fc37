// Texts put together with signs.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

/// How many words the sign at `index` has: `&`, `&&`, `||`; 0 when there is none.
size_t words_of_sign(const ForeignReader& reader, size_t index) {
  const bool ampersand = reader.type(index) == Lexer::BROKEN_CHARACTER && reader.text(index) == "&";
  const bool bar = reader.type(index) == Lexer::PIPE && reader.type(index + 1) == Lexer::PIPE && reader.adjacent(index);
  if (bar) return 2;
  if (!ampersand) return 0;
  return reader.text(index + 1) == "&" && reader.adjacent(index) ? 2 : 1;
}

bool read_as_logic(ForeignReader& reader, size_t index, size_t words) {
  const bool both = reader.text(index) == "&";
  const std::string_view meant = both ? "and" : "or";
  reader.report(reader.span({index, index + words}),
                fmt::format("`{}` is written `{}`", reader.written({index, index + words}), meant), std::string(meant),
                Fix::safe);
  reader.become({index, index + words}, both ? Lexer::AND : Lexer::OR, std::string(meant));
  return true;
}

/// All operands that the sign joins, from the first on.
std::vector<WordRange> chain_of(const ForeignReader& reader, size_t index, size_t words) {
  std::vector<WordRange> chain{reader.operand_before(index)};
  if (chain.front().empty()) return {};
  const std::string sign = reader.written({index, index + words});
  for (size_t at = index; words_of_sign(reader, at) == words && reader.written({at, at + words}) == sign;) {
    // each operand is a piece of its own: a pipe would take the text that is put together
    const WordRange operand = reader.operand_at(at + words);
    if (operand.empty()) return {};
    chain.push_back(operand);
    at = operand.end;
  }
  return chain;
}

std::vector<std::string> texts_of(const ForeignReader& reader, const std::vector<WordRange>& operands) {
  std::vector<std::string> written;
  for (const WordRange operand : operands) {
    std::string text = reader.written(operand);
    if (reader.type(operand.begin) == Lexer::BROKEN_QUOTES && operand.end - operand.begin == 1 && text.size() > 2 &&
        text.front() == '\'') {
      text = fmt::format("\"{}\"", text.substr(1, text.size() - 2));
    }
    written.push_back(std::move(text));
  }
  return written;
}

bool read_joined(ForeignReader& reader, size_t index) {
  const size_t words = words_of_sign(reader, index);
  if (words == 0 || index == 0 || !reader.ends_operand(index - 1) || !reader.begins_operand(index + words))
    return false;
  const std::string sign = reader.written({index, index + words});
  const WordRange left = reader.operand_before(index);
  if (left.begin >= words && words_of_sign(reader, left.begin - words) == words)
    return false;  // told of at the first sign
  const std::vector<WordRange> chain = chain_of(reader, index, words);
  if (chain.size() < 2) return sign == "&&" && read_as_logic(reader, index, words);
  bool text = false;
  for (const WordRange operand : chain)
    text |= reader.type(operand.begin) == Lexer::TEXT_OPEN || reader.type(operand.begin) == Lexer::BROKEN_QUOTES;
  if (sign == "&&" || reader.is_condition(index)) return read_as_logic(reader, index, words);
  const WordRange whole{chain.front().begin, chain.back().end};
  const std::string joined = joined_text(texts_of(reader, chain));
  reader.report(reader.span(whole),
                fmt::format("`{}` does not join texts: values stand in one text, `{}`", sign, joined), joined);
  reader.become_explained(whole, chain, joined);
  return true;
}

/// `f"…"`, `u"…"`.
bool read_prefix(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::NAME || reader.at(index).span.end - reader.at(index).span.begin != 1 ||
      !reader.is_name(index, {"f", "u", "r", "b"}))
    return false;
  if ((reader.type(index + 1) != Lexer::TEXT_OPEN && reader.type(index + 1) != Lexer::BROKEN_QUOTES) ||
      !reader.adjacent(index))
    return false;
  reader.report(
      reader.at(index).span,
      fmt::format("`{}` is not needed in front of a text: every text takes values in braces", reader.text(index)), "",
      Fix::safe);
  reader.erase({index, index + 1});
  return true;
}

bool fill(ForeignReader& reader, WordRange whole, WordRange pattern, const std::vector<WordRange>& values) {
  std::vector<std::string> written = texts_of(reader, values);
  const auto filled = filled_text(reader.written(pattern), written);
  if (!filled) return false;
  reader.report(reader.span(whole), fmt::format("values stand in the text itself: `{}`", *filled), *filled);
  reader.become_explained(whole, values, *filled);
  return true;
}

/// `"%s: %s" % (a, b)`.
bool read_filled_by_percent(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::PERCENT || reader.type_before(index) != Lexer::TEXT_CLOSE) return false;
  const auto open = reader.opening_of(index - 1);
  if (!open) return false;
  const bool several = reader.type(index + 1) == Lexer::LEFT_PARENTHESIS;
  const auto close = several ? reader.closing_of(index + 1) : std::nullopt;
  const std::vector<WordRange> values = close ? reader.parts_between(index + 1, *close, Lexer::COMMA)
                                              : std::vector<WordRange>{reader.operand_at(index + 1)};
  const size_t end = close ? *close + 1 : values.front().end;
  if (values.front().empty()) return false;
  return fill(reader, {*open, end}, {*open, index}, values);
}

/// `"{}: {}".format(a, b)`: `index` at the point. The places are no values of Damson, so the text itself is not looked
/// at.
bool read_format(ForeignReader& reader, size_t index) {
  if (reader.type(index) != Lexer::DOT || reader.type_before(index) != Lexer::TEXT_CLOSE ||
      !reader.is_name(index + 1, {"format"}))
    return false;
  const auto open = reader.opening_of(index - 1);
  const auto close = reader.type(index + 2) == Lexer::LEFT_PARENTHESIS ? reader.closing_of(index + 2) : std::nullopt;
  if (!open || !close) return false;
  return fill(reader, {*open, *close + 1}, {*open, index}, reader.parts_between(index + 2, *close, Lexer::COMMA));
}

}  // namespace

bool read_joining(ForeignReader& reader, size_t index) {
  return read_joined(reader, index) || read_prefix(reader, index) || read_filled_by_percent(reader, index) ||
         read_format(reader, index);
}

}  // namespace damson::syntax::foreign
