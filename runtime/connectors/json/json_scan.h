// The lowest steps of reading JSON: where white space, strings and numbers end. What is read has readable bytes behind
// its end, the first of which is zero, so that nothing here needs to look at the end.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "runtime/base/bytes16.h"

namespace damson {

inline bool is_json_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_hex_digit(char c) { return is_json_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// The first quote, backslash or control character at `place` or behind it.
inline const char* json_string_stop(const char* place) {
  while (true) {
    const Bytes16 bytes(place);
    const uint32_t stops = (bytes.equal('"') | bytes.equal('\\') | bytes.at_most(0x1F)).bits();
    if (stops != 0) return place + std::countr_zero(stops);
    place += 16;
  }
}

inline const char* behind_json_digits(const char* place) {
  while (is_json_digit(*place)) ++place;
  return place;
}

/// Whether `key` begins with `name`. Names are short, and most are what is expected.
inline bool same_json_key(const char* key, std::string_view name) {
  const char* expected = name.data();
  const size_t size = name.size();
  const auto differ = [&]<class Word>(Word, size_t at) {
    Word a;
    Word b;
    std::memcpy(&a, key + at, sizeof a);
    std::memcpy(&b, expected + at, sizeof b);
    return a != b;
  };
  if (size > 16) return std::memcmp(key, expected, size) == 0;
  if (size >= 8) return !differ(uint64_t{0}, 0) && !differ(uint64_t{0}, size - 8);
  if (size >= 4) return !differ(uint32_t{0}, 0) && !differ(uint32_t{0}, size - 4);
  for (size_t at = 0; at < size; ++at) {
    if (key[at] != expected[at]) return false;
  }
  return true;
}

struct JsonNumber {
  const char* end = nullptr;  // null: this is no number
  bool whole = true;          // without point and exponent
  bool has_exponent = false;
};

/// The number that begins at `place` (a digit or `-`), by JSON's grammar.
inline JsonNumber scan_json_number(const char* place) {
  JsonNumber number;
  if (*place == '-') ++place;
  if (!is_json_digit(*place)) return number;
  const bool leading_zero = *place == '0';
  const char* first = place;
  place = behind_json_digits(place);
  if (leading_zero && place != first + 1) return number;
  if (*place == '.') {
    number.whole = false;
    if (!is_json_digit(place[1])) return number;
    place = behind_json_digits(place + 1);
  }
  if (*place == 'e' || *place == 'E') {
    number.whole = false;
    number.has_exponent = true;
    ++place;
    if (*place == '+' || *place == '-') ++place;
    if (!is_json_digit(*place)) return number;
    place = behind_json_digits(place);
  }
  number.end = place;
  return number;
}

}  // namespace damson
