// Escapes of web addresses.
#include "stdlib/support/url_text.h"

#include "runtime/values/unicode.h"

namespace damson {

namespace {

bool stands_unescaped(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

int escape_digit(Text text, size_t at) {
  const char c = at < text.size() ? text[at] : '\0';
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

void write_url_encoded(Text text, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char c : text) {
    if (stands_unescaped(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

bool write_url_decoded(Text text, std::string& out) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] != '%') {
      out += text[at++];
      continue;
    }
    const int high = escape_digit(text, at + 1);
    const int low = escape_digit(text, at + 2);
    if (high < 0 || low < 0) return false;
    out += static_cast<char>(high * 16 + low);
    at += 3;
  }
  return !first_invalid_utf8(out);
}

}  // namespace damson
