// Sixteen bytes at once, by means that every machine of a kind has: SSE2, NEON, or else two ordinary registers. Where
// wider vectors pay they are chosen while running, by Highway (runtime/connectors/csv/csv_scan.cpp).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace damson {

/// The same with ordinary registers; tests compare the two.
class PlainBytes16 {
 public:
  class Mask {
   public:
    Mask(uint64_t low, uint64_t high) : low_(low), high_(high) {}
    friend Mask operator|(Mask a, Mask b) { return {a.low_ | b.low_, a.high_ | b.high_}; }
    bool any() const { return (low_ | high_) != 0; }
    uint32_t bits() const { return gathered(low_) | gathered(high_) << 8; }

   private:
    static uint32_t gathered(uint64_t found) {
      found >>= 7;
      if constexpr (std::endian::native == std::endian::big) found = __builtin_bswap64(found);
      return static_cast<uint32_t>(found * 0x0102040810204080 >> 56);
    }
    uint64_t low_;  // the highest bit of each byte that it is true of
    uint64_t high_;
  };

  explicit PlainBytes16(const char* place) { std::memcpy(words_, place, sizeof words_); }
  void store(char* place) const { std::memcpy(place, words_, sizeof words_); }
  Mask equal(char wanted) const {
    const uint64_t pattern = each(static_cast<uint8_t>(wanted));
    return {zero_bytes(words_[0] ^ pattern), zero_bytes(words_[1] ^ pattern)};
  }
  /// `bound` is less than 128.
  Mask at_most(uint8_t bound) const { return {small_bytes(words_[0], bound), small_bytes(words_[1], bound)}; }

 private:
  static constexpr uint64_t high_bits = 0x8080808080808080;
  static constexpr uint64_t each(uint8_t byte) { return byte * uint64_t{0x0101010101010101}; }
  static uint64_t zero_bytes(uint64_t word) { return ~(((word & ~high_bits) + ~high_bits) | word) & high_bits; }
  static uint64_t small_bytes(uint64_t word, uint8_t bound) {
    return ~(((word & ~high_bits) + each(static_cast<uint8_t>(127 - bound))) | word) & high_bits;
  }

  uint64_t words_[2];
};

#if defined(__SSE2__)

class Bytes16 {
 public:
  /// What is true of some of the bytes.
  class Mask {
   public:
    explicit Mask(__m128i bytes) : bytes_(bytes) {}
    friend Mask operator|(Mask a, Mask b) { return Mask(_mm_or_si128(a.bytes_, b.bytes_)); }
    bool any() const { return bits() != 0; }
    /// Bit i is about byte i.
    uint32_t bits() const { return static_cast<uint32_t>(_mm_movemask_epi8(bytes_)); }

   private:
    __m128i bytes_;
  };

  explicit Bytes16(const char* place) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(place))) {}
  void store(char* place) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(place), bytes_); }
  Mask equal(char wanted) const { return Mask(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(wanted))); }
  /// As unsigned numbers.
  Mask at_most(uint8_t bound) const {
    return Mask(_mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(static_cast<char>(bound))), bytes_));
  }

 private:
  __m128i bytes_;
};

#elif defined(__ARM_NEON) && defined(__aarch64__)

class Bytes16 {
 public:
  class Mask {
   public:
    explicit Mask(uint8x16_t bytes) : bytes_(bytes) {}
    friend Mask operator|(Mask a, Mask b) { return Mask(vorrq_u8(a.bytes_, b.bytes_)); }
    bool any() const { return vmaxvq_u8(bytes_) != 0; }
    uint32_t bits() const {
      constexpr uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
      const uint8x16_t each = vandq_u8(bytes_, vld1q_u8(places));
      return static_cast<uint32_t>(vaddv_u8(vget_low_u8(each))) | static_cast<uint32_t>(vaddv_u8(vget_high_u8(each)))
                                                                      << 8;
    }

   private:
    uint8x16_t bytes_;
  };

  explicit Bytes16(const char* place) : bytes_(vld1q_u8(reinterpret_cast<const uint8_t*>(place))) {}
  void store(char* place) const { vst1q_u8(reinterpret_cast<uint8_t*>(place), bytes_); }
  Mask equal(char wanted) const { return Mask(vceqq_u8(bytes_, vdupq_n_u8(static_cast<uint8_t>(wanted)))); }
  Mask at_most(uint8_t bound) const { return Mask(vcleq_u8(bytes_, vdupq_n_u8(bound))); }

 private:
  uint8x16_t bytes_;
};

#else

using Bytes16 = PlainBytes16;

#endif

}  // namespace damson
