// Looking at 64 bytes at once: bit i of a mask is about byte i.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace damson {

#if defined(__SSE2__)

class Bytes64 {
 public:
  /// `place` needs 64 readable bytes.
  explicit Bytes64(const char* place)
      : parts_{load(place), load(place + 16), load(place + 32), load(place + 48)} {}

  uint64_t equal(char wanted) const {
    const __m128i same = _mm_set1_epi8(wanted);
    return gathered(_mm_cmpeq_epi8(parts_[0], same), _mm_cmpeq_epi8(parts_[1], same), _mm_cmpeq_epi8(parts_[2], same),
                    _mm_cmpeq_epi8(parts_[3], same));
  }

  template <class... Chars>
  uint64_t equal_any(Chars... wanted) const {
    const auto any = [&](__m128i part) {
      __m128i found = _mm_setzero_si128();
      ((found = _mm_or_si128(found, _mm_cmpeq_epi8(part, _mm_set1_epi8(wanted)))), ...);
      return found;
    };
    return gathered(any(parts_[0]), any(parts_[1]), any(parts_[2]), any(parts_[3]));
  }

  /// Bytes below `bound`, which is at most 128, as unsigned numbers.
  uint64_t below(uint8_t bound) const {
    const __m128i most = _mm_set1_epi8(static_cast<char>(bound - 1));
    return gathered(_mm_cmpeq_epi8(_mm_min_epu8(parts_[0], most), parts_[0]), _mm_cmpeq_epi8(_mm_min_epu8(parts_[1], most), parts_[1]),
                    _mm_cmpeq_epi8(_mm_min_epu8(parts_[2], most), parts_[2]), _mm_cmpeq_epi8(_mm_min_epu8(parts_[3], most), parts_[3]));
  }

 private:
  static __m128i load(const char* place) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(place)); }
  static uint64_t bits(__m128i mask) { return static_cast<uint32_t>(_mm_movemask_epi8(mask)); }
  static uint64_t gathered(__m128i a, __m128i b, __m128i c, __m128i d) {
    return bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48;
  }

  __m128i parts_[4];
};

#else

/// The same with eight bytes of an ordinary register at a time.
class Bytes64 {
 public:
  explicit Bytes64(const char* place) { std::memcpy(words_, place, sizeof words_); }

  uint64_t equal(char wanted) const {
    const uint64_t pattern = each(static_cast<uint8_t>(wanted));
    return gathered([&](uint64_t word) { return zero_bytes(word ^ pattern); });
  }

  template <class... Chars>
  uint64_t equal_any(Chars... wanted) const {
    return (equal(wanted) | ...);
  }

  uint64_t below(uint8_t bound) const {
    const uint64_t lift = each(static_cast<uint8_t>(128 - bound));
    return gathered([&](uint64_t word) { return ~(((word & ~high_bits) + lift) | word) & high_bits; });
  }

 private:
  static constexpr uint64_t high_bits = 0x8080808080808080;
  static constexpr uint64_t each(uint8_t byte) { return byte * uint64_t{0x0101010101010101}; }
  static uint64_t zero_bytes(uint64_t word) { return ~(((word & ~high_bits) + ~high_bits) | word) & high_bits; }

  template <class Find>
  uint64_t gathered(Find find) const {
    uint64_t mask = 0;
    for (int i = 0; i < 8; ++i) {
      uint64_t found = find(words_[i]) >> 7;
      if constexpr (std::endian::native == std::endian::big) found = __builtin_bswap64(found);
      mask |= (found * 0x0102040810204080 >> 56) << (8 * i);
    }
    return mask;
  }

  uint64_t words_[8];
};

#endif

/// Bits [from, 64).
constexpr uint64_t bits_from(size_t from) { return from >= 64 ? 0 : ~uint64_t{0} << from; }
/// Bits [0, count).
constexpr uint64_t first_bits(size_t count) { return count >= 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1; }

}  // namespace damson
