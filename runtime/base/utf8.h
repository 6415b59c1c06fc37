// Reading UTF-8 one code point at a time, whatever the bytes are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace damson {

/// What stands at one place of a text. A byte that begins no valid sequence is one `valid == false` unit of one byte.
struct Utf8Unit {
  char32_t code_point = U'\uFFFD';
  uint32_t bytes = 1;
  bool valid = false;
};

/// The same as `utf8_unit_at` where no ASCII character stands.
Utf8Unit utf8_unit_beyond_ascii(std::string_view text, size_t at);

/// The unit that begins at `at`, which is inside the text. Inline, because nearly all text is ASCII.
inline Utf8Unit utf8_unit_at(std::string_view text, size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) [[likely]]
    return {.code_point = first, .bytes = 1, .valid = true};
  return utf8_unit_beyond_ascii(text, at);
}

/// The same text with U+FFFD for every invalid byte, so that terminals and JSON accept it.
std::string repaired_utf8(std::string_view text);

/// How many columns a terminal gives to a code point: 0, 1 or 2.
int terminal_width(char32_t code_point);

}  // namespace damson
