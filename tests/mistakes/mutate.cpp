// Picks a word of the spec and one of the slips that people make with such a word.
#include "tests/mistakes/mutate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "compiler/syntax/words/words.h"

namespace damson::test {

namespace {

using syntax::Word;
using syntax::Words;

/// The words around the place of a slip.
struct Place {
  const std::string& content;
  const Words& words;
  size_t index;
  Chance& chance;

  const Word& word() const { return words.list[index]; }
  std::string text() const { return std::string(words.text_of(word())); }
  const Word& next() const { return words.at(index + 1); }
};

Slip at_word(const Place& place, std::string written, std::string kind) {
  return {.begin = place.word().span.begin,
          .end = place.word().span.end,
          .written = std::move(written),
          .kind = std::move(kind)};
}

Slip delete_word(const Place& place) { return at_word(place, "", "delete"); }

Slip duplicate_word(const Place& place) {
  return at_word(place, place.text() + (pick(place.chance, 2) == 0 ? " " : "") + place.text(), "duplicate");
}

Slip swap_words(const Place& place) {
  const Word& next = place.next();
  const std::string between = place.content.substr(place.word().span.end, next.span.begin - place.word().span.end);
  return {.begin = place.word().span.begin,
          .end = next.span.end,
          .written = std::string(place.words.text_of(next)) + between + place.text(),
          .kind = "swap"};
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

Slip insert_sign(const Place& place);

/// Only words are misspelt; of a sign another one stands beside it.
Slip misspell(const Place& place) {
  std::string text = place.text();
  if (std::ranges::none_of(text, is_letter)) return insert_sign(place);
  const size_t at = pick(place.chance, text.size());
  switch (pick(place.chance, 4)) {
    case 0: text.erase(at, 1); break;
    case 1: text.insert(at, 1, text[at]); break;
    case 2:
      if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
      break;
    default:  // another letter
      text[at] = static_cast<char>('a' + pick(place.chance, 26));
      break;
  }
  return at_word(place, text, "misspell");
}

Slip change_case(const Place& place) {
  std::string text = place.text();
  const size_t letters = pick(place.chance, 2) == 0 ? 1 : text.size();
  for (size_t at = 0; at < letters; ++at) {
    const auto letter = static_cast<unsigned char>(text[at]);
    text[at] = static_cast<char>(std::isupper(letter) != 0 ? std::tolower(letter) : std::toupper(letter));
  }
  return at_word(place, text, "case");
}

Slip insert_sign(const Place& place) {
  constexpr std::array signs = {",", ".", ";",  ":", "=", "==", "=>", "->", "|", "+", "*",  "-",
                                "(", ")", "[",  "]", "{", "}",  "?",  "!",  "&", "%", "'",  "\"",
                                "#", "/", "\\", "$", "@", "~",  "^",  "<",  ">", "`", "..", "_"};
  const std::string sign = signs[pick(place.chance, signs.size())];
  const bool blank = pick(place.chance, 2) == 0;
  const bool before = pick(place.chance, 2) == 0;
  return at_word(place, before ? sign + (blank ? " " : "") + place.text() : place.text() + (blank ? " " : "") + sign,
                 "sign");
}

Slip split_word(const Place& place) {
  std::string text = place.text();
  constexpr std::array gaps = {" ", "-", ".", ",", "\n", "\xE2\x80\x8B"};
  text.insert(text.size() < 2 ? 0 : 1 + pick(place.chance, text.size() - 1), gaps[pick(place.chance, gaps.size())]);
  return at_word(place, text, "split");
}

Slip join_words(const Place& place) {
  return {.begin = place.word().span.end, .end = place.next().span.begin, .written = "", .kind = "join"};
}

/// What word processors make of signs, and what other languages write for them.
Slip write_otherwise(const Place& place) {
  struct Other {
    std::string_view sign;
    std::string_view written;
  };
  constexpr std::array others = {Other{"\"", "“"},
                                 Other{"\"", "”"},
                                 Other{"\"", "'"},
                                 Other{"\"", "«"},
                                 Other{"->", "→"},
                                 Other{"->", "=>"},
                                 Other{"=>", "⇒"},
                                 Other{"=>", "->"},
                                 Other{"=>", ":"},
                                 Other{"=>", "="},
                                 Other{"-", "–"},
                                 Other{"..", "…"},
                                 Other{"..", "..."},
                                 Other{"..", "-"},
                                 Other{"==", "="},
                                 Other{"==", "==="},
                                 Other{"!=", "<>"},
                                 Other{"!=", "=!"},
                                 Other{"=", ":"},
                                 Other{"=", "=="},
                                 Other{"=", ":="},
                                 Other{":", "="},
                                 Other{":", ""},
                                 Other{"*", "×"},
                                 Other{"<=", "=<"},
                                 Other{">=", "=>"},
                                 Other{",", ";"},
                                 Other{",", ""},
                                 Other{"`", "'"},
                                 Other{"`", "\""},
                                 Other{"(", "["},
                                 Other{")", "]"},
                                 Other{"{", "("},
                                 Other{"}", ")"},
                                 Other{"[", "("},
                                 Other{"and", "&&"},
                                 Other{"or", "||"},
                                 Other{"missing", "null"},
                                 Other{"not", "!"},
                                 Other{"|", "."},
                                 Other{"else", "otherwise"},
                                 Other{"and", "AND"},
                                 Other{"or", "OR"},
                                 Other{"missing", "None"},
                                 Other{"missing", "NULL"},
                                 Other{"missing", "nil"},
                                 Other{"missing", "\"\""},
                                 Other{"not", "NOT"},
                                 Other{"else", "default"},
                                 Other{"else", "_"},
                                 Other{"else", "*"},
                                 Other{"true", "True"},
                                 Other{"false", "FALSE"},
                                 Other{"when", "if"},
                                 Other{"when", "where"},
                                 Other{"skip", "filter"},
                                 Other{"skip", "ignore"},
                                 Other{"because", "--"},
                                 Other{"because", "since"},
                                 Other{"text", "string"},
                                 Other{"text", "str"},
                                 Other{"text", "varchar"},
                                 Other{"int", "integer"},
                                 Other{"int", "number"},
                                 Other{"decimal", "float"},
                                 Other{"bool", "boolean"},
                                 Other{"list of", "list"},
                                 Other{"list of", "array of"},
                                 Other{"let", "var"},
                                 Other{"let", "set"},
                                 Other{"let", "const"},
                                 Other{"map", "mapping"},
                                 Other{"schema", "table"},
                                 Other{"schema", "class"},
                                 Other{"source", "from"},
                                 Other{"target", "to"},
                                 Other{"lookup", "join"},
                                 Other{"fn", "def"},
                                 Other{"fn", "function"},
                                 Other{"is missing", "is null"},
                                 Other{"is missing", "== null"},
                                 Other{"is present", "is not null"},
                                 Other{"key", "primary key"},
                                 Other{"one of", "enum"},
                                 Other{"one of", "in"},
                                 Other{"case", "switch"},
                                 Other{"case", "match"},
                                 Other{"case", "select"},
                                 Other{"then", ":"},
                                 Other{"then", "{"},
                                 Other{"else if", "elseif"},
                                 Other{"else if", "elif"},
                                 Other{"drop", "delete"},
                                 Other{"drop", "remove"},
                                 Other{"omit", "skip"},
                                 Other{"skip", "omit"},
                                 Other{"keep", "copy"},
                                 Other{"keep", "select"},
                                 Other{"{", ""},
                                 Other{"}", ""},
                                 Other{"{", "${"},
                                 Other{"{", "{{"},
                                 Other{"}", "}}"},
                                 Other{"(", ""},
                                 Other{")", ""},
                                 Other{"[", ""},
                                 Other{"]", ""},
                                 Other{"?", ""},
                                 Other{"?", "??"},
                                 Other{"&", "&amp;"},
                                 Other{">", "&gt;"},
                                 Other{"<", "&lt;"},
                                 Other{"->", "-&gt;"},
                                 Other{"=>", "=&gt;"},
                                 Other{"map", "import"},
                                 Other{"import", "include"},
                                 Other{"import", "use"},
                                 Other{"source", "input"},
                                 Other{"target", "output"},
                                 Other{"on", "when"},
                                 Other{"on missing", "if missing"},
                                 Other{"on error", "catch"},
                                 Other{"use", "return"},
                                 Other{"warn", "print"},
                                 Other{"reject", "raise"},
                                 Other{"reject", "throw"},
                                 Other{"is", "=="},
                                 Other{"in", "of"},
                                 Other{"of", "<"},
                                 Other{"from", "="},
                                 Other{"to", "="}};
  const std::string text = place.text();
  const std::string_view here = std::string_view(place.content).substr(place.word().span.begin);
  for (size_t tries = 0; tries < 2 * others.size(); ++tries) {
    const Other& other = others[pick(place.chance, others.size())];
    // words are exchanged whole, signs wherever they stand
    const bool begins = here.starts_with(other.sign) && other.sign.size() >= text.size();
    const size_t at = begins ? 0 : is_letter(other.sign.front()) ? std::string::npos : text.find(other.sign);
    if (at == std::string::npos) continue;
    const size_t begin = place.word().span.begin + at;
    return {
        .begin = begin, .end = begin + other.sign.size(), .written = std::string(other.written), .kind = "otherwise"};
  }
  return misspell(place);
}

/// `1000` with its digits in groups; nothing of a number of fewer digits.
std::optional<std::string> grouped(std::string digits, std::string_view sign) {
  std::erase(digits, '_');
  if (digits.size() < 4) return std::nullopt;
  for (size_t behind = 3; behind < digits.size(); behind += 3 + sign.size())
    digits.insert(digits.size() - behind, sign);
  return digits;
}

/// As a number is written elsewhere: what is meant stays the same, or is no number.
Slip write_number(const Place& place) {
  std::string text = place.text();
  const size_t point = text.find('.');
  if (point != std::string::npos) return at_word(place, text.replace(point, 1, ","), "number");
  constexpr std::array<std::string_view, 5> groups = {",", ".", " ", "'", "\xC2\xA0"};
  const auto parted = grouped(text, groups[pick(place.chance, groups.size())]);
  if (parted && pick(place.chance, 3) != 0) return at_word(place, *parted, "number");
  constexpr std::array ways = {",0", "%", " %", "px", ".0", ".", " mm", "€", "f", ",-"};
  return at_word(place, text + ways[pick(place.chance, ways.size())], "number");
}

/// The line of the word, with its line end where it has one.
Slip line_around(const Place& place) {
  const size_t at = place.word().span.begin;
  const size_t before = place.content.rfind('\n', at == 0 ? 0 : at - 1);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  const size_t end = std::min(place.content.find('\n', at), place.content.size() - 1) + 1;
  return {.begin = begin, .end = end, .written = place.content.substr(begin, end - begin), .kind = "line"};
}

/// The line that begins there; empty at the end.
std::string line_at(const std::string& content, size_t begin) {
  if (begin >= content.size()) return {};
  return content.substr(begin, std::min(content.find('\n', begin), content.size() - 1) + 1 - begin);
}

Slip change_line(const Place& place) {
  const auto [begin, end, line, kind] = line_around(place);
  const std::string next = line_at(place.content, end);
  switch (pick(place.chance, 6)) {
    case 0: return {.begin = begin, .end = end, .written = "", .kind = "delete line"};
    case 1: return {.begin = begin, .end = end, .written = line + line, .kind = "duplicate line"};
    case 2: return {.begin = end - 1, .end = end, .written = " ", .kind = "join lines"};
    case 3: return {.begin = begin, .end = end + next.size(), .written = next + line, .kind = "swap lines"};
    case 4:
      return {
          .begin = begin, .end = begin, .written = pick(place.chance, 2) == 0 ? "\t" : "\xC2\xA0 ", .kind = "indent"};
    default:
      return {.begin = begin, .end = begin, .written = std::string(1 + pick(place.chance, 6), ' '), .kind = "indent"};
  }
}

/// The line stands before the line of another word.
Slip move_line(const Place& place) {
  const Slip here = line_around(place);
  const size_t index = pick(place.chance, place.words.list.size() - 1);
  const Slip there =
      line_around({.content = place.content, .words = place.words, .index = index, .chance = place.chance});
  if (there.begin < here.begin) {
    const std::string between = place.content.substr(there.begin, here.begin - there.begin);
    return {.begin = there.begin, .end = here.end, .written = here.written + between, .kind = "move line"};
  }
  const std::string between = place.content.substr(here.end, std::max(there.begin, here.end) - here.end);
  return {
      .begin = here.begin, .end = here.end + between.size(), .written = between + here.written, .kind = "move line"};
}

/// Something before or behind what stands on the line.
Slip around_line(const Place& place, std::string_view front, std::string_view back, std::string kind) {
  const Slip here = line_around(place);
  const bool ended = here.written.ends_with('\n');
  const std::string bare = here.written.substr(0, here.written.size() - (ended ? 1 : 0));
  return {.begin = here.begin,
          .end = here.end,
          .written = std::string(front) + bare + std::string(back) + (ended ? "\n" : ""),
          .kind = std::move(kind)};
}

/// What comes along when a line is pasted from a web page, a chat or a wiki.
Slip paste_line(const Place& place) {
  constexpr std::array fronts = {"- ",     "* ",  "> ", "1. ", "    ",         "`", "**",
                                 "&nbsp;", "<p>", "+ ", "| ",  "\xEF\xBB\xBF", "• "};
  constexpr std::array backs = {"`", "**", "&nbsp;", "</p>", "<br>", "\\", ";", ",", " |", "\xE2\x80\x8B", " ", "."};
  const bool front = pick(place.chance, 2) == 0;
  return around_line(place, front ? fronts[pick(place.chance, fronts.size())] : "",
                     front ? "" : backs[pick(place.chance, backs.size())], "paste");
}

/// `-- title = …`, `title = … // why`.
Slip comment_line(const Place& place) {
  constexpr std::array fronts = {"-- ", "// ", "/* ", "REM ", "' ", "<!-- ", "; ", "% ", "# "};
  constexpr std::array backs = {" -- as before",       " // as before", " /* as before */",
                                " <!-- as before -->", " ; as before",  " */"};
  const bool front = pick(place.chance, 2) == 0;
  return around_line(place, front ? fronts[pick(place.chance, fronts.size())] : "",
                     front ? "" : backs[pick(place.chance, backs.size())], "comment");
}

/// Another blank in the place of the one behind the word, or a sign that looks like none.
Slip blank_otherwise(const Place& place) {
  constexpr std::array blanks = {"\xC2\xA0", "\t", "\xE2\x80\xAF", "\xE3\x80\x80", "\xE2\x80\x8B",
                                 "&nbsp;",   "  ", "\n",           "\r\n"};
  const size_t begin = place.word().span.end;
  const size_t end = std::max<size_t>(begin, place.next().span.begin);
  return {.begin = begin, .end = end, .written = blanks[pick(place.chance, blanks.size())], .kind = "blank"};
}

/// `a, b` as `b, a`.
Slip swap_over_sign(const Place& place) {
  const Word& last = place.words.at(place.index + 2);
  if (last.span.begin == last.span.end) return swap_words(place);
  const std::string between = place.content.substr(place.word().span.end, last.span.begin - place.word().span.end);
  return {.begin = place.word().span.begin,
          .end = last.span.end,
          .written = std::string(place.words.text_of(last)) + between + place.text(),
          .kind = "swap"};
}

/// The next straight quote from a word on.
size_t next_quote(const Place& place, size_t index) {
  while (index < place.words.list.size() && place.words.text_of(place.words.at(index)) != "\"") ++index;
  return index;
}

/// The next text between other quotes.
Slip quote_otherwise(const Place& place) {
  const size_t open = next_quote(place, place.index);
  const size_t close = next_quote(place, open + 1);
  if (close >= place.words.list.size()) return misspell(place);
  using Quotes = std::pair<std::string_view, std::string_view>;
  constexpr std::array quotes = {
      Quotes{"“", "”"},  Quotes{"„", "“"},   Quotes{"'", "'"},           Quotes{"‘", "’"},       Quotes{"«", "»"},
      Quotes{"`", "`"},  Quotes{"''", "''"}, Quotes{"&quot;", "&quot;"}, Quotes{"\"\"", "\"\""}, Quotes{"“", "\""},
      Quotes{"\"", "”"}, Quotes{"", ""},     Quotes{"\"", ""},           Quotes{"", "\""}};
  const auto& [opened, closed] = quotes[pick(place.chance, quotes.size())];
  const Span opens = place.words.at(open).span;
  const Span closes = place.words.at(close).span;
  const std::string inner = place.content.substr(opens.end, closes.begin - opens.end);
  return {.begin = opens.begin,
          .end = closes.end,
          .written = std::string(opened) + inner + std::string(closed),
          .kind = "quotes"};
}

bool is_number(const std::string& text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0;
}

}  // namespace

size_t pick(Chance& chance, size_t bound) { return static_cast<size_t>(chance() % bound); }

Slip make_slip(const std::string& content, Chance& chance) {
  const Words words = syntax::read_words(0, content, 0);
  if (words.list.size() < 2) return {};
  const Place place{.content = content, .words = words, .index = pick(chance, words.list.size() - 1), .chance = chance};
  if (is_number(place.text()) && pick(chance, 2) == 0) return write_number(place);
  if (place.word().span.begin == place.word().span.end) return {};
  constexpr std::array slips = {delete_word,     duplicate_word, swap_words,   swap_over_sign,  misspell,
                                misspell,        change_case,    change_case,  insert_sign,     insert_sign,
                                split_word,      join_words,     change_line,  move_line,       write_otherwise,
                                write_otherwise, paste_line,     comment_line, blank_otherwise, quote_otherwise};
  return slips[pick(chance, slips.size())](place);
}

std::string with_slip(const std::string& content, const Slip& slip) {
  std::string changed = content;
  return changed.replace(slip.begin, slip.end - slip.begin, slip.written);
}

}  // namespace damson::test
