// Sixty-four bytes at a time, as bit masks: AVX-512 or AVX2 where the machine has it, plain code elsewhere.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace probe {

using Mask = uint64_t;

#if defined(__AVX512BW__)
class Bytes64 {
 public:
  explicit Bytes64(const char* from) : bytes_(_mm512_loadu_si512(from)) {}
  void store(char* to) const { _mm512_storeu_si512(to, bytes_); }
  Mask equal(char c) const { return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(c)); }
  Mask below(unsigned char c) const { return _mm512_cmplt_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(c))); }

 private:
  __m512i bytes_;
};
#elif defined(__AVX2__)
class Bytes64 {
 public:
  explicit Bytes64(const char* from) : low_(load(from)), high_(load(from + 32)) {}
  void store(char* to) const {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), low_);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 32), high_);
  }
  Mask equal(char c) const {
    const __m256i wanted = _mm256_set1_epi8(c);
    return joined(_mm256_cmpeq_epi8(low_, wanted), _mm256_cmpeq_epi8(high_, wanted));
  }
  Mask below(unsigned char c) const {  // no unsigned comparison: the greater of both is itself
    const __m256i bound = _mm256_set1_epi8(static_cast<char>(c));
    return ~joined(_mm256_cmpeq_epi8(_mm256_max_epu8(low_, bound), low_),
                   _mm256_cmpeq_epi8(_mm256_max_epu8(high_, bound), high_));
  }

 private:
  static __m256i load(const char* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
  static Mask joined(__m256i low, __m256i high) {
    return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
           static_cast<Mask>(static_cast<uint32_t>(_mm256_movemask_epi8(high))) << 32;
  }
  __m256i low_, high_;
};
#else
class Bytes64 {
 public:
  explicit Bytes64(const char* from) { std::memcpy(bytes_, from, 64); }
  void store(char* to) const { std::memcpy(to, bytes_, 64); }
  Mask equal(char c) const {
    return where([c](unsigned char byte) { return byte == static_cast<unsigned char>(c); });
  }
  Mask below(unsigned char c) const {
    return where([c](unsigned char byte) { return byte < c; });
  }

 private:
  template <class Test>
  Mask where(Test test) const {
    Mask mask = 0;
    for (int i = 0; i < 64; i++) mask |= static_cast<Mask>(test(bytes_[i])) << i;
    return mask;
  }
  unsigned char bytes_[64];
};
#endif

/// The lowest `count` bits.
inline Mask first_bits(size_t count) { return count >= 64 ? ~Mask{0} : (Mask{1} << count) - 1; }

/// Bit i is the parity of bits 0 to i: what lies between quotes.
inline Mask parity_so_far(Mask bits) {
#if defined(__PCLMUL__)
  return static_cast<Mask>(
      _mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<int64_t>(bits)), _mm_set1_epi8(-1), 0)));
#else
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
#endif
}

}  // namespace probe
