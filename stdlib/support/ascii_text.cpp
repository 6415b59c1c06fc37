// Writing text with plain letters.
#include "stdlib/support/ascii_text.h"

#include <algorithm>
#include <array>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"

namespace damson {

namespace {

struct Spelling {
  Text character;
  Text ascii;
};

constexpr std::array<Spelling, 7> german_spellings = {
    {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"}}};

/// Letters and signs that do not come apart into a plain letter and an accent.
constexpr std::array<Spelling, 59> spellings = {
    {{"ß", "ss"}, {"ẞ", "SS"}, {"æ", "ae"},  {"Æ", "AE"},  {"œ", "oe"},  {"Œ", "OE"},  {"ø", "o"},   {"Ø", "O"},
     {"đ", "d"},  {"Đ", "D"},  {"ð", "d"},   {"Ð", "D"},   {"þ", "th"},  {"Þ", "Th"},  {"ł", "l"},   {"Ł", "L"},
     {"ħ", "h"},  {"Ħ", "H"},  {"ı", "i"},   {"ĸ", "k"},   {"ŋ", "ng"},  {"Ŋ", "NG"},  {"ŧ", "t"},   {"Ŧ", "T"},
     {"‘", "'"},  {"’", "'"},  {"‚", "'"},   {"‛", "'"},   {"“", "\""},  {"”", "\""},  {"„", "\""},  {"«", "\""},
     {"»", "\""}, {"‹", "'"},  {"›", "'"},   {"–", "-"},   {"—", "-"},   {"‐", "-"},   {"‑", "-"},   {"−", "-"},
     {"×", "x"},  {"·", "."},  {"…", "..."}, {"©", "(c)"}, {"®", "(r)"}, {"€", "EUR"}, {"£", "GBP"}, {"ʻ", "'"},
     {"ʼ", "'"},  {"ʹ", "'"},  {"ʽ", "'"},   {"ʾ", "'"},   {"ʿ", "'"},   {"ˈ", "'"},   {"′", "'"},   {"ʺ", "\""},
     {"″", "\""}, {"‒", "-"},  {"―", "-"}}};

template <size_t count>
const Spelling* find_spelling(const std::array<Spelling, count>& table, Text character) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Spelling& entry) { return entry.character == character; });
  return found == table.end() ? nullptr : &*found;
}

/// Soft hyphens, joiners and marks of direction: they say how to set a text, not what it says.
bool is_unseen(char32_t code_point) { return code_point >= 0xA0 && is_control(code_point); }

/// What is left of a decomposed character without its accents, if that is ASCII.
std::optional<std::string> without_accents(Text character, Arena& arena) {
  const Text parts = normalise(arena, character, NormalForm::nfkd);
  std::string out;
  for (size_t at = 0; at < parts.size();) {
    const Utf8Unit unit = utf8_unit_at(parts, at);
    const Text part = parts.substr(at, unit.bytes);
    at += unit.bytes;
    if (!unit.valid) return std::nullopt;
    if (unit.code_point < 0x80) {
      out += part;
    } else if (const Spelling* spelling = find_spelling(spellings, part)) {
      out += spelling->ascii;
    } else if (unit.code_point == 0x2044) {
      out += '/';  // what ½ has inside
    } else if (!is_mark(unit.code_point) && !is_unseen(unit.code_point)) {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> ascii_spelling(Text character, AsciiTable table, Arena& arena) {
  if (table == AsciiTable::german) {
    if (const Spelling* spelling = find_spelling(german_spellings, character)) return std::string(spelling->ascii);
  }
  if (const Spelling* spelling = find_spelling(spellings, character)) return std::string(spelling->ascii);
  return without_accents(character, arena);
}

bool runs_into_number(Text character, std::string_view spelling, std::string_view before) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool numbers = !before.empty() && digit(before.back()) && !spelling.empty() && digit(spelling.front());
  return numbers && !is_digit(utf8_unit_at(character, 0).code_point);
}

std::optional<Text> write_ascii(Text text, AsciiTable table, Arena& arena, std::string& out) {
  const Text composed = normalise(arena, text, NormalForm::nfc);  // so that the table sees ä however it was written
  for (size_t at = 0; at < composed.size();) {
    const Utf8Unit unit = utf8_unit_at(composed, at);
    const Text character = composed.substr(at, unit.bytes);
    at += unit.bytes;
    if (unit.bytes == 1) {
      out += character;
      continue;
    }
    const auto spelling = ascii_spelling(character, table, arena);
    if (!spelling) return character;
    if (runs_into_number(character, *spelling, out)) out += ' ';
    out += *spelling;
  }
  return std::nullopt;
}

}  // namespace damson
