// Copying text while looking for characters that cannot be copied as they are: sixteen bytes at a time, eight where a
// text is shorter. Wider vectors would have to be chosen while running: most texts are too short for that to pay.
#pragma once

#include <string_view>

#include "runtime/base/bytes16.h"

namespace damson {

namespace text_copy {

template <class Word>
Word word_at(const char* place) {
  Word word;
  std::memcpy(&word, place, sizeof word);
  return word;
}
template <class Word>
void put_word(char* place, Word word) {
  std::memcpy(place, &word, sizeof word);
}

constexpr uint64_t each_byte(unsigned char byte) { return byte * uint64_t{0x0101010101010101}; }
/// Not zero when a byte of the word is zero.
constexpr uint64_t any_zero(uint64_t word) { return (word - each_byte(1)) & ~word & each_byte(0x80); }
constexpr uint64_t any_equal(uint64_t word, char c) {
  return any_zero(word ^ each_byte(static_cast<unsigned char>(c)));
}
/// Not zero when a byte of the word is less than `bound`, which is at most 128.
constexpr uint64_t any_below(uint64_t word, unsigned char bound) {
  return (word - each_byte(bound)) & ~word & each_byte(0x80);
}

/// Copies up to 15 bytes.
inline void copy_few(char* out, const char* in, size_t size) {
  if (size >= 8) {
    const auto first = word_at<uint64_t>(in);
    const auto last = word_at<uint64_t>(in + size - 8);
    put_word(out, first);
    put_word(out + size - 8, last);
  } else if (size >= 4) {
    const auto first = word_at<uint32_t>(in);
    const auto last = word_at<uint32_t>(in + size - 4);
    put_word(out, first);
    put_word(out + size - 4, last);
  } else if (size != 0) {
    const char middle = in[size / 2];
    const char last = in[size - 1];
    out[0] = in[0];
    out[size / 2] = middle;
    out[size - 1] = last;
  }
}

/// Whether one of up to 15 bytes is special.
template <class Special>
bool any_of_few(const char* in, size_t size, const Special& special) {
  if (size >= 8) return special.in_word(word_at<uint64_t>(in)) || special.in_word(word_at<uint64_t>(in + size - 8));
  if (size >= 4) return special.in_word(word_at<uint32_t>(in) | uint64_t{word_at<uint32_t>(in + size - 4)} << 32);
  for (size_t i = 0; i < size; ++i) {
    if (special.is(in[i])) return true;
  }
  return false;
}

}  // namespace text_copy

/// Copies `text` to `out` and says whether none of it is special; else what stands at `out` is of no use. `out` needs
/// the size of the text. `special` answers for a vector (`in_vector`), for eight bytes (`in_word`) and for one (`is`).
template <class Special>
bool copy_if_plain(char* out, std::string_view text, const Special& special) {
  using namespace text_copy;
  const char* in = text.data();
  const size_t size = text.size();
  if (size < 16) {
    if (any_of_few(in, size, special)) return false;
    copy_few(out, in, size);
    return true;
  }
  for (size_t at = 0; at + 16 <= size; at += 16) {
    const Bytes16 bytes(in + at);
    bytes.store(out + at);
    if (special.in_vector(bytes).any()) return false;
  }
  const Bytes16 last(in + size - 16);
  last.store(out + size - 16);
  return !special.in_vector(last).any();
}

/// Copies `text` to `out`; special characters are written by `escape(out, c)`, which gives back the end. `out` needs
/// room for all of them, and for 16 bytes more. Returns the end.
template <class Special, class Escape>
char* copy_escaped(char* out, std::string_view text, const Special& special, Escape escape) {
  using namespace text_copy;
  const char* in = text.data();
  const char* const end = in + text.size();
  while (end - in >= 16) {
    const Bytes16 bytes(in);
    bytes.store(out);
    const uint32_t found = special.in_vector(bytes).bits();
    if (found == 0) [[likely]] {
      in += 16;
      out += 16;
      continue;
    }
    const int plain = std::countr_zero(found);
    out = escape(out + plain, in[plain]);
    in += plain + 1;
  }
  const auto rest = static_cast<size_t>(end - in);
  // the vector that ends with the text reaches back over what is done already
  const bool any = text.size() >= 16 ? special.in_vector(Bytes16(end - 16)).bits() >> (16 - rest) != 0
                                     : any_of_few(in, rest, special);
  if (!any) {
    copy_few(out, in, rest);
    return out + rest;
  }
  for (; in != end; ++in) {
    if (special.is(*in)) {
      out = escape(out, *in);
    } else {
      *out++ = *in;
    }
  }
  return out;
}

}  // namespace damson
