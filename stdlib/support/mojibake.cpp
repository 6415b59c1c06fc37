// Text that was UTF-8 and was read in an encoding of one byte a character.
#include "stdlib/support/mojibake.h"

#include <array>

#include "runtime/base/utf8.h"

namespace damson {

namespace {

/// Code points of the bytes 0x80 to 0x9F; those that the encoding leaves open are control characters, as browsers do
/// it.
constexpr std::array<char32_t, 32> cp1252_upper = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that a character was read from, or -1.
int misread_byte(char32_t code_point, Misreading misreading) {
  if (code_point < 0x80 || (code_point >= 0xA0 && code_point <= 0xFF)) return static_cast<int>(code_point);
  if (misreading == Misreading::latin1) return code_point <= 0xFF ? static_cast<int>(code_point) : -1;
  for (size_t i = 0; i < cp1252_upper.size(); ++i) {
    if (cp1252_upper[i] == code_point) return static_cast<int>(0x80 + i);
  }
  return -1;
}

size_t utf8_length(int lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// Whether the characters from `at` on are the bytes of one UTF-8 character of more than one byte.
bool misread_at(Text text, size_t at) {
  std::string bytes;
  size_t wanted = 1;
  while (at < text.size() && bytes.size() < wanted) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    const int byte = unit.valid ? misread_byte(unit.code_point, Misreading::cp1252) : -1;
    if (byte < 0) return false;
    if (bytes.empty()) wanted = utf8_length(byte);
    bytes += static_cast<char>(byte);
    at += unit.bytes;
  }
  return bytes.size() > 1 && bytes.size() == wanted && utf8_unit_at(bytes, 0).valid;
}

}  // namespace

bool misread_bytes(Text text, Misreading misreading, std::string& bytes) {
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    const int byte = unit.valid ? misread_byte(unit.code_point, misreading) : -1;
    if (byte < 0) return false;
    bytes += static_cast<char>(byte);
    at += unit.bytes;
  }
  return true;
}

bool holds_misread_character(Text text) {
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    if (unit.valid && unit.code_point == U'\uFFFD') return true;
    if (unit.bytes > 1 && misread_at(text, at)) return true;
    at += unit.bytes;
  }
  return false;
}

}  // namespace damson
