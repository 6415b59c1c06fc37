// Prefixes and check digits of identifiers.
#include "stdlib/support/identifier_text.h"

#include <algorithm>

#include "runtime/values/unicode.h"

namespace damson {

namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

char check_character(int value) { return value == 10 ? 'X' : static_cast<char>('0' + value); }

}  // namespace

std::string_view without_prefix(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  text = trimmed(text);
  for (std::string_view prefix : prefixes) {
    if (text.size() < prefix.size()) continue;
    const bool begins = std::equal(prefix.begin(), prefix.end(), text.begin(),
                                   [](char a, char b) { return lower_ascii(a) == lower_ascii(b); });
    if (begins) return trimmed(text.substr(prefix.size()));
  }
  return text;
}

std::optional<std::string> compact_identifier(std::string_view text) {
  std::string compact;
  while (!text.empty()) {
    const char c = lower_ascii(text.front());
    size_t size = 1;
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      compact += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (text.starts_with("\u00a0")) {
      size = 2;
    } else if (text.starts_with("\u2010") || text.starts_with("\u2011") || text.starts_with("\u2013")) {
      size = 3;
    } else if (c != '-' && c != ' ') {
      return std::nullopt;
    }
    text.remove_prefix(size);
  }
  return compact;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char mod_11_2_check(std::string_view digits) {
  int total = 0;
  for (char c : digits) total = (total + (c - '0')) * 2 % 11;
  return check_character((12 - total) % 11);
}

char mod_11_check(std::string_view digits) {
  int total = 0;
  int weight = static_cast<int>(digits.size()) + 1;
  for (char c : digits) total += weight-- * (c - '0');
  return check_character((11 - total % 11) % 11);
}

char mod_10_check(std::string_view digits) {
  int total = 0;
  for (size_t i = 0; i < digits.size(); ++i) total += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
  return check_character((10 - total % 10) % 10);
}

}  // namespace damson
