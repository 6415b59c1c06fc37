// Resolving escapes.
#include "runtime/connectors/json/json_text_value.h"

#include <cstdint>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

char32_t hex_unit(const char* digits) {
  char32_t unit = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = digits[i];
    const int value = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    unit = unit << 4 | static_cast<char32_t>(value);
  }
  return unit;
}

char simple_escape(char letter) {
  switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter;  // a quote, a backslash, a slash
  }
}

/// The code point of the `\u` escape at `at`, which is moved behind it; nothing for half a pair.
std::optional<char32_t> take_unicode_escape(Text raw, size_t& at) {
  const char32_t unit = hex_unit(raw.data() + at + 2);
  at += 6;
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit >= 0xDC00 || !raw.substr(at).starts_with("\\u")) return std::nullopt;
  const char32_t low = hex_unit(raw.data() + at + 2);
  if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
  at += 6;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

}  // namespace

std::optional<Text> unescaped_json(Text raw, Arena& arena) {
  char* memory = arena.array<char>(raw.size());
  char* out = memory;
  size_t at = 0;
  while (at < raw.size()) {
    if (raw[at] != '\\') {
      *out++ = raw[at++];
    } else if (raw[at + 1] != 'u') {
      *out++ = simple_escape(raw[at + 1]);
      at += 2;
    } else {
      const auto code_point = take_unicode_escape(raw, at);
      if (!code_point) return std::nullopt;
      out = write_utf8(out, *code_point);
    }
  }
  return Text(memory, static_cast<size_t>(out - memory));
}

}  // namespace damson
