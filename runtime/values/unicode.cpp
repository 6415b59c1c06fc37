// Valid bytes, code points and graphemes.
#include "runtime/values/unicode.h"

#include <simdjson.h>
#include <utf8proc.h>

#include <algorithm>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

bool is_ascii_text(Text text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

utf8proc_category_t category_of(char32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

std::optional<size_t> first_invalid_utf8(Text text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::nullopt;
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (!unit.valid) return at;
    at += unit.bytes;
  }
  return std::nullopt;
}

size_t code_point_count(Text text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

size_t next_grapheme(Text text, size_t at) {
  if (at + 1 >= text.size()) return text.size();
  // two characters of ASCII never belong together, but for CR LF
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (is_ascii(text[at]) && is_ascii(text[at + 1]) && text[at] != '\r') return at + 1;
  Utf8Unit unit = utf8_unit_at(text, at);
  at += unit.bytes;
  utf8proc_int32_t state = 0;
  while (at < text.size()) {
    const Utf8Unit next = utf8_unit_at(text, at);
    // a broken byte stands for itself
    if (!unit.valid || !next.valid) return at;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(unit.code_point),
                                         static_cast<utf8proc_int32_t>(next.code_point), &state)) {
      return at;
    }
    at += next.bytes;
    unit = next;
  }
  return at;
}

size_t grapheme_count(Text text) {
  if (is_ascii_text(text) && text.find('\r') == Text::npos) return text.size();
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at = next_grapheme(text, at)) ++count;
  return count;
}

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t code_point) {
  const utf8proc_category_t category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t code_point) {
  const utf8proc_category_t category = category_of(code_point);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t code_point) { return category_of(code_point) == UTF8PROC_CATEGORY_ND; }

bool is_control(char32_t code_point) {
  const utf8proc_category_t category = category_of(code_point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

Text trimmed(Text text) {
  const auto plain = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && plain(text.front()) && plain(text.back())) return text;
  while (!text.empty()) {
    const Utf8Unit unit = utf8_unit_at(text, 0);
    if (!unit.valid || !is_white_space(unit.code_point)) break;
    text.remove_prefix(unit.bytes);
  }
  while (!text.empty()) {
    size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (!unit.valid || at + unit.bytes != text.size() || !is_white_space(unit.code_point)) break;
    text.remove_suffix(unit.bytes);
  }
  return text;
}

char* write_utf8(char* out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto count =
      std::clamp<utf8proc_ssize_t>(utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes), 0, 4);
  return std::transform(bytes, bytes + count, out, [](utf8proc_uint8_t byte) { return static_cast<char>(byte); });
}

}  // namespace damson
