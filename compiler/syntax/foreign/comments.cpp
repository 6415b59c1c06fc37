// Comments of SQL, JavaScript and C.
#include <fmt/core.h>

#include "compiler/elsewhere/operand.h"
#include "compiler/syntax/foreign/rules.h"

namespace damson::syntax::foreign {

namespace {

size_t end_of_line(const ForeignReader& reader, size_t index) {
  ++index;
  while (index < reader.size() && reader.same_line(index)) ++index;
  return std::min(index, reader.size() - 1);
}

bool read_to_end(ForeignReader& reader, size_t index, size_t sign_end, std::string_view sign) {
  const uint32_t begin = reader.at(index).span.begin;
  reader.report({.text = reader.at(index).span.text, .begin = begin, .end = static_cast<uint32_t>(sign_end)},
                fmt::format("a comment begins with `#`, not `{}`", sign), "#", Fix::safe);
  reader.erase({index, end_of_line(reader, index)});
  return true;
}

/// `#` in front of every line of `/* … */`.
std::string with_hashes(std::string_view inside) {
  std::string text;
  for (size_t at = 0; at <= inside.size();) {
    const size_t end = std::min(inside.find('\n', at), inside.size());
    std::string line = one_line(inside.substr(at, end - at));
    if (line.starts_with('*')) line = one_line(std::string_view(line).substr(1));
    if (!line.empty()) text += fmt::format("{}# {}", text.empty() ? "" : "\n", line);
    at = end + 1;
  }
  return text.empty() ? "#" : text;
}

bool read_block(ForeignReader& reader, size_t index) {
  const Span open = reader.at(index).span;
  const size_t close = reader.content().find("*/", open.begin + 2);
  if (close == std::string_view::npos) return read_to_end(reader, index, open.begin + 2, "/*");
  const auto end = static_cast<uint32_t>(close + 2);
  size_t behind = index;
  while (behind + 1 < reader.size() && reader.at(behind).span.begin < end) ++behind;
  // what follows on the line would become part of the comment
  if (reader.same_line(behind) && reader.type(behind) != antlr4::Token::EOF) return false;
  const Span whole{.text = open.text, .begin = open.begin, .end = end};
  reader.report(whole, "a comment begins with `#`, on each of its lines, not `/*`",
                with_hashes(reader.content().substr(open.begin + 2, close - open.begin - 2)));
  reader.erase({index, behind});
  return true;
}

/// `<!-- … -->`, on one line or over several.
bool read_markup(ForeignReader& reader, size_t index) {
  const Span open = reader.at(index).span;
  constexpr std::string_view begins = "<!--";
  constexpr std::string_view ends = "-->";
  if (!reader.content().substr(open.begin).starts_with(begins)) return false;
  const size_t close = reader.content().find(ends, open.begin);
  if (close == std::string_view::npos) return false;
  const auto end = static_cast<uint32_t>(close + ends.size());
  size_t behind = index;
  while (behind + 1 < reader.size() && reader.at(behind).span.begin < end) ++behind;
  if (reader.same_line(behind) && reader.type(behind) != antlr4::Token::EOF) return false;
  const std::string_view inside =
      reader.content().substr(open.begin + begins.size(), close - open.begin - begins.size());
  reader.report({.text = open.text, .begin = open.begin, .end = end},
                "a comment begins with `#`, on each of its lines, not `<!--`", with_hashes(inside));
  reader.erase({index, behind});
  return true;
}

}  // namespace

bool read_comment(ForeignReader& reader, size_t index) {
  const Word& word = reader.at(index);
  const std::string_view rest = reader.content().substr(word.span.begin);
  if (word.type == Lexer::MINUS && reader.type(index + 1) == Lexer::MINUS && reader.adjacent(index)) {
    const bool space = rest.size() > 2 && (rest[2] == ' ' || rest[2] == '-');
    if (word.first_on_line || space) return read_to_end(reader, index, word.span.begin + 2, "--");
  }
  if (word.type == Lexer::LESS) return read_markup(reader, index);
  if (word.type != Lexer::REGEX && word.type != Lexer::BROKEN_REGEX) return false;
  if (word.type == Lexer::REGEX && reader.type(index + 1) == Lexer::FAT_ARROW) return false;  // the pattern of an arm
  if (rest.starts_with("//")) return read_to_end(reader, index, word.span.begin + 2, "//");
  return rest.starts_with("/*") && read_block(reader, index);
}

}  // namespace damson::syntax::foreign
