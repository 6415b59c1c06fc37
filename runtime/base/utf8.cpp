// Reading UTF-8 with utf8proc, which refuses surrogates, overlong forms and what lies beyond U+10FFFF.
#include "runtime/base/utf8.h"

#include <utf8proc.h>

namespace damson {

Utf8Unit utf8_unit_beyond_ascii(std::string_view text, size_t at) {
  utf8proc_int32_t code_point = 0;
  const auto* start = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto used = utf8proc_iterate(start, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
  if (used <= 0) return {};
  return {.code_point = static_cast<char32_t>(code_point), .bytes = static_cast<uint32_t>(used), .valid = true};
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Utf8Unit unit = utf8_unit_at(text, at);
    out += unit.valid ? text.substr(at, unit.bytes) : std::string_view("\xEF\xBF\xBD");
    at += unit.bytes;
  }
  return out;
}

int terminal_width(char32_t code_point) { return utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)); }

}  // namespace damson
