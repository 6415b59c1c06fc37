// Upper and lower case of whole texts.
#include <utf8proc.h>

#include <algorithm>

#include "runtime/base/utf8.h"
#include "runtime/values/unicode.h"
#include "runtime/values/upper_case_expansions.h"

namespace damson {

namespace {

constexpr size_t most_growth = 3;  // bytes written for a byte read: two of U+0390 become six
constexpr char32_t capital_sigma = U'\u03A3';
constexpr char32_t final_sigma = U'\u03C2';
constexpr char32_t capital_iota = U'\u0399';
constexpr char32_t iota_below = U'\u0345';
constexpr char32_t modifier_apostrophe = U'\u02BC';  // what the small n with an apostrophe before it begins with
constexpr char32_t capital_i_with_dot = U'\u0130';

/// utf8proc gives it the capital of 2008, which Unicode's own mappings do not.
bool is_sharp_s(char32_t code_point) { return code_point == U'\u00DF'; }

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

const UpperCaseExpansion* upper_case_expansion(char32_t code_point) {
  const auto* found =
      std::lower_bound(upper_case_expansions.begin(), upper_case_expansions.end(), code_point,
                       [](const UpperCaseExpansion& entry, char32_t wanted) { return entry.code_point < wanted; });
  return found == upper_case_expansions.end() || found->code_point != code_point ? nullptr : found;
}

char32_t lower_of(char32_t code_point) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

char* write_upper(char* out, char32_t code_point) {
  const auto* found = upper_case_expansion(code_point);
  if (found == nullptr)
    return write_utf8(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point))));
  for (const char32_t part : found->upper) {
    if (part != 0) out = write_utf8(out, part);
  }
  return out;
}

/// The first letter of an expansion stays large, those behind it become small; an iota goes back under its letter.
char* write_title(char* out, char32_t code_point) {
  const auto simple = static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(code_point)));
  const auto* found = upper_case_expansion(code_point);
  if (found == nullptr || (simple != code_point && !is_sharp_s(code_point))) return write_utf8(out, simple);
  bool large = true;
  for (const char32_t part : found->upper) {
    if (part == 0) break;
    out = write_utf8(out, large ? part : part == capital_iota ? iota_below : lower_of(part));
    large = large && part == modifier_apostrophe;
  }
  return out;
}

/// Marks, apostrophes and invisible characters do not end a word.
bool is_ignored_by_case(char32_t c) {
  return is_mark(c) || c == U'\'' || c == U'\u2019' || c == U'\u00AD' || c == U'\u200D' || c == U'\u200B' ||
         utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_CF;
}

/// Whether a letter stands before `at`, which is where a code point begins.
bool letter_before(Text text, size_t at) {
  while (at > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (unit.valid && is_ignored_by_case(unit.code_point)) continue;
    return unit.valid && is_letter(unit.code_point);
  }
  return false;
}

bool letter_after(Text text, size_t at) {
  while (at < text.size()) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (!unit.valid || !is_ignored_by_case(unit.code_point)) return unit.valid && is_letter(unit.code_point);
    at += unit.bytes;
  }
  return false;
}

char* write_lower(char* out, Text text, size_t at, const Utf8Unit& unit) {
  if (unit.code_point == capital_sigma && letter_before(text, at) && !letter_after(text, at + unit.bytes)) {
    return write_utf8(out, final_sigma);
  }
  if (unit.code_point == capital_i_with_dot) {
    out = write_utf8(out, U'i');
    return write_utf8(out, U'\u0307');
  }
  return write_utf8(out, lower_of(unit.code_point));
}

/// Maps ASCII with `ascii` and the rest with `write(out, at, unit)`.
template <class Ascii, class Write>
Text map_characters(Arena& arena, Text text, Ascii ascii, Write write) {
  const auto* beyond = std::find_if(text.begin(), text.end(),
                                    [&](char c) { return static_cast<unsigned char>(c) >= 0x80 || ascii(c) != c; });
  if (beyond == text.end()) return text;  // nothing to change

  char* const begin = arena.array<char>(text.size() * most_growth);
  char* out = begin;
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (!unit.valid || unit.code_point < 0x80) {
      *out++ = ascii(text[at]);
    } else {
      out = write(out, at, unit);
    }
    at += unit.bytes;
  }
  const auto size = static_cast<size_t>(out - begin);
  arena.shrink_last(begin, size);
  return {begin, size};
}

}  // namespace

Text to_upper(Arena& arena, Text text) {
  return map_characters(arena, text, ascii_upper,
                        [](char* out, size_t, const Utf8Unit& unit) { return write_upper(out, unit.code_point); });
}

Text to_title(Arena& arena, Text character) {
  return map_characters(arena, character, ascii_upper,
                        [](char* out, size_t, const Utf8Unit& unit) { return write_title(out, unit.code_point); });
}

Text to_lower(Arena& arena, Text text) {
  return map_characters(arena, text, ascii_lower, [text](char* out, size_t at, const Utf8Unit& unit) {
    return write_lower(out, text, at, unit);
  });
}

}  // namespace damson
