// Sets of characters by Unicode's categories.
#include "runtime/values/unicode_classes.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;
constexpr size_t class_count = static_cast<size_t>(CharacterClass::xdigit) + 1;

constexpr std::array<Text, class_count> class_names = {"alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph",
                                                       "lower", "print", "punct", "space", "upper", "word",  "xdigit"};

template <size_t count>
bool is_among(const std::array<CodePointRange, count>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const CodePointRange& range) { return c >= range.first && c <= range.last; });
}

/// Letters in circles and squares are symbols by category, and letters by use.
constexpr std::array<CodePointRange, 4> enclosed_capitals = {
    {{0x24B6, 0x24CF}, {0x1F130, 0x1F149}, {0x1F150, 0x1F169}, {0x1F170, 0x1F189}}};
constexpr CodePointRange enclosed_small = {0x24D0, 0x24E9};
/// Unicode's Other_Lowercase: small letters that are modifiers, ordinals or numerals by category.
constexpr std::array<CodePointRange, 16> other_small = {{{0xAA, 0xAA},
                                                         {0xBA, 0xBA},
                                                         {0x2B0, 0x2B8},
                                                         {0x2C0, 0x2C1},
                                                         {0x2E0, 0x2E4},
                                                         {0x345, 0x345},
                                                         {0x37A, 0x37A},
                                                         {0x1D2C, 0x1D6A},
                                                         {0x1D78, 0x1D78},
                                                         {0x1D9B, 0x1DBF},
                                                         {0x2071, 0x2071},
                                                         {0x207F, 0x207F},
                                                         {0x2090, 0x209C},
                                                         {0x2170, 0x217F},
                                                         {0x2C7C, 0x2C7D},
                                                         {0xA69C, 0xA69D}}};
constexpr CodePointRange capital_numerals = {0x2160, 0x216F};

bool within(const CodePointRange& range, char32_t c) { return c >= range.first && c <= range.last; }

struct Character {
  char32_t code_point;
  utf8proc_category_t category;

  bool between(utf8proc_category_t first, utf8proc_category_t last) const {
    return category >= first && category <= last;
  }
  bool alphabetic() const {
    return between(UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO) || between(UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME) ||
           category == UTF8PROC_CATEGORY_NL || within(enclosed_small, code_point) ||
           is_among(enclosed_capitals, code_point);
  }
  bool printed() const {
    return category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CS &&
           !is_white_space(code_point);
  }
};

bool is_in(CharacterClass wanted, const Character& c) {
  const char32_t code = c.code_point;
  switch (wanted) {
    case CharacterClass::alnum: return c.alphabetic() || c.category == UTF8PROC_CATEGORY_ND;
    case CharacterClass::alpha: return c.alphabetic();
    case CharacterClass::ascii: return code < 0x80;
    case CharacterClass::blank: return code == U'\t' || c.category == UTF8PROC_CATEGORY_ZS;
    case CharacterClass::cntrl: return c.category == UTF8PROC_CATEGORY_CC;
    case CharacterClass::digit: return c.category == UTF8PROC_CATEGORY_ND;
    case CharacterClass::graph: return c.printed();
    case CharacterClass::lower:
      return c.category == UTF8PROC_CATEGORY_LL || within(enclosed_small, code) || is_among(other_small, code);
    case CharacterClass::print: return c.printed() || c.category == UTF8PROC_CATEGORY_ZS;
    case CharacterClass::punct: return c.between(UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_SO);
    case CharacterClass::space: return is_white_space(code);
    case CharacterClass::upper:
      return c.category == UTF8PROC_CATEGORY_LU || within(capital_numerals, code) || is_among(enclosed_capitals, code);
    case CharacterClass::word:
      // U+200C and U+200D shape the words of Persian and Hindi
      return c.alphabetic() || c.category == UTF8PROC_CATEGORY_ND || c.category == UTF8PROC_CATEGORY_PC ||
             code == 0x200C || code == 0x200D;
    case CharacterClass::xdigit:
      return (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'F') || (code >= U'a' && code <= U'f');
  }
  return false;
}

/// Planes without characters, and planes for private use, which have one category each.
char32_t behind_empty_planes(char32_t c) { return c == 0x40000 ? 0xE0000 : c == 0xE1000 ? 0xF0000 : c; }

CodePointRanges make_ranges(CharacterClass wanted) {
  CodePointRanges ranges;
  for (char32_t c = 0; c <= last_code_point; c = behind_empty_planes(c + 1)) {
    if (!is_in(wanted, {c, utf8proc_category(static_cast<utf8proc_int32_t>(c))})) continue;
    if (!ranges.empty() && ranges.back().last + 1 == c) {
      ranges.back().last = c;
    } else {
      ranges.push_back({c, c});
    }
  }
  return ranges;
}

}  // namespace

std::optional<CharacterClass> named_class(Text name) {
  const auto found = std::find(class_names.begin(), class_names.end(), name);
  if (found == class_names.end()) return std::nullopt;
  return static_cast<CharacterClass>(found - class_names.begin());
}

const CodePointRanges& ranges_of(CharacterClass wanted) {
  static std::array<std::once_flag, class_count> made;
  static std::array<CodePointRanges, class_count> ranges;
  const auto place = static_cast<size_t>(wanted);
  std::call_once(made[place], [&] { ranges[place] = make_ranges(wanted); });
  return ranges[place];
}

CodePointRanges complement_of(const CodePointRanges& ranges) {
  CodePointRanges others;
  char32_t next = 0;
  for (const CodePointRange& range : ranges) {
    if (range.first > next) others.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= last_code_point) others.push_back({next, last_code_point});
  return others;
}

bool is_word_character(char32_t code_point) {
  if (code_point < 0x80) {
    const bool letter = (code_point >= U'a' && code_point <= U'z') || (code_point >= U'A' && code_point <= U'Z');
    return letter || (code_point >= U'0' && code_point <= U'9') || code_point == U'_';
  }
  const CodePointRanges& ranges = ranges_of(CharacterClass::word);
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                       [](char32_t c, const CodePointRange& range) { return c < range.first; });
  return behind != ranges.begin() && code_point <= (behind - 1)->last;
}

}  // namespace damson
