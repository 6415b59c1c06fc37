// Picks a word of the spec and one of the slips that people make with such a word.
#include "tests/mistakes/mutate.h"

#include <algorithm>
#include <array>
#include <cctype>

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
  return {.begin = place.word().span.begin, .end = place.word().span.end, .written = std::move(written), .kind = std::move(kind)};
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
    case 0:
      text.erase(at, 1);
      break;
    case 1:
      text.insert(at, 1, text[at]);
      break;
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
  constexpr std::array signs = {",", ".", ";", ":", "=", "==", "=>", "->", "|", "+", "*", "-", "(", ")", "[", "]", "{",
                                "}", "?", "!", "&", "%", "'", "\"", "#", "/", "\\", "$", "@", "~", "^", "<", ">", "`", "..", "_"};
  const std::string sign = signs[pick(place.chance, signs.size())];
  const bool blank = pick(place.chance, 2) == 0;
  const bool before = pick(place.chance, 2) == 0;
  return at_word(place, before ? sign + (blank ? " " : "") + place.text() : place.text() + (blank ? " " : "") + sign, "sign");
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
  constexpr std::array others = {
      Other{"\"", "“"}, Other{"\"", "”"}, Other{"\"", "'"}, Other{"\"", "«"}, Other{"->", "→"}, Other{"->", "=>"}, Other{"=>", "⇒"},
      Other{"=>", "->"}, Other{"=>", ":"}, Other{"=>", "="}, Other{"-", "–"}, Other{"..", "…"}, Other{"..", "..."}, Other{"..", "-"},
      Other{"==", "="}, Other{"==", "==="}, Other{"!=", "<>"}, Other{"!=", "=!"}, Other{"=", ":"}, Other{"=", "=="}, Other{"=", ":="},
      Other{":", "="}, Other{":", ""}, Other{"*", "×"}, Other{"<=", "=<"}, Other{">=", "=>"}, Other{",", ";"}, Other{",", ""},
      Other{"`", "'"}, Other{"`", "\""}, Other{"(", "["}, Other{")", "]"}, Other{"{", "("}, Other{"}", ")"}, Other{"[", "("},
      Other{"and", "&&"}, Other{"or", "||"}, Other{"missing", "null"}, Other{"not", "!"}, Other{"|", "."}, Other{"else", "otherwise"}};
  std::string text = place.text();
  for (size_t tries = 0; tries < 2 * others.size(); ++tries) {
    const Other& other = others[pick(place.chance, others.size())];
    const size_t at = text.find(other.sign);
    if (at == std::string::npos) continue;
    return at_word(place, text.replace(at, other.sign.size(), other.written), "otherwise");
  }
  return misspell(place);
}

Slip write_number(const Place& place) {
  std::string text = place.text();
  const size_t point = text.find('.');
  if (point != std::string::npos) return at_word(place, text.replace(point, 1, ","), "number");
  constexpr std::array ways = {",000", ".000", " 000", ",5", "%", "px", "'000", ".0"};
  return at_word(place, text + ways[pick(place.chance, ways.size())], "number");
}

Slip change_line(const Place& place) {
  const size_t at = place.word().span.begin;
  const size_t before = place.content.rfind('\n', at == 0 ? 0 : at - 1);
  const size_t begin = before == std::string::npos ? 0 : before + 1;
  const size_t end = std::min(place.content.find('\n', at), place.content.size() - 1) + 1;
  const std::string line = place.content.substr(begin, end - begin);
  const size_t way = pick(place.chance, 4);
  if (way == 0) return {.begin = begin, .end = end, .written = "", .kind = "delete line"};
  if (way == 1) return {.begin = begin, .end = end, .written = line + line, .kind = "duplicate line"};
  if (way == 2) return {.begin = end - 1, .end = end, .written = " ", .kind = "join lines"};
  return {.begin = begin, .end = begin, .written = std::string(1 + pick(place.chance, 6), ' '), .kind = "indent"};
}

bool is_number(const std::string& text) { return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0; }

}  // namespace

size_t pick(Chance& chance, size_t bound) { return static_cast<size_t>(chance() % bound); }

Slip make_slip(const std::string& content, Chance& chance) {
  const Words words = syntax::read_words(0, content, 0);
  if (words.list.size() < 2) return {};
  const Place place{.content = content, .words = words, .index = pick(chance, words.list.size() - 1), .chance = chance};
  if (is_number(place.text()) && pick(chance, 2) == 0) return write_number(place);
  if (place.word().span.begin == place.word().span.end) return {};
  constexpr std::array slips = {delete_word, duplicate_word, swap_words, misspell,    misspell,        change_case,
                                insert_sign, insert_sign,    split_word, join_words, write_otherwise, write_otherwise, change_line};
  return slips[pick(chance, slips.size())](place);
}

std::string with_slip(const std::string& content, const Slip& slip) {
  std::string changed = content;
  return changed.replace(slip.begin, slip.end - slip.begin, slip.written);
}

}  // namespace damson::test
