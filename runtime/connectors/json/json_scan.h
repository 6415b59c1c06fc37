// The lowest steps of reading JSON: where white space, strings and numbers end. What is read has readable bytes behind its
// end, the first of which is zero, so that nothing here needs to look at the end.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace damson {

inline bool is_json_digit(char c) { return c >= '0' && c <= '9'; }

/// The first quote, backslash or control character at `place` or behind it.
inline const char* json_string_stop(const char* place) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1F);
  while (true) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
    const __m128i stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)), control);
    const auto mask = static_cast<uint32_t>(_mm_movemask_epi8(stops));
    if (mask != 0) return place + std::countr_zero(mask);
    place += 16;
  }
#else
  while (*place != '"' && *place != '\\' && static_cast<unsigned char>(*place) >= 0x20) ++place;
  return place;
#endif
}

inline const char* behind_json_digits(const char* place) {
  while (is_json_digit(*place)) ++place;
  return place;
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
