// Looking at 64 bytes at once with the vectors that a file is being compiled for: bit i of a mask is about byte i. For
// files that Highway compiles several times; it is read anew each time, hence the unusual guard.
#if defined(DAMSON_VECTOR_MASKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef DAMSON_VECTOR_MASKS_INL
#undef DAMSON_VECTOR_MASKS_INL
#else
#define DAMSON_VECTOR_MASKS_INL
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace damson::HWY_NAMESPACE {

namespace vectors = hwy::HWY_NAMESPACE;

class Bytes64 {
 public:
  /// `place` needs 64 readable bytes.
  explicit Bytes64(const char* place) : place_(reinterpret_cast<const uint8_t*>(place)) {}

  uint64_t equal(char wanted) const {
    const Tag tag;
    const auto same = vectors::Set(tag, static_cast<uint8_t>(wanted));
    uint64_t bits = 0;
    for (size_t at = 0; at < 64; at += lanes)
      bits |= bits_of(vectors::Eq(vectors::LoadU(tag, place_ + at), same)) << at;
    return bits;
  }

 private:
  using Tag = vectors::CappedTag<uint8_t, 64>;
  static constexpr size_t lanes = vectors::MaxLanes(Tag());

  template <class Mask>
  static uint64_t bits_of(Mask mask) {
    uint8_t bytes[8] = {};
    vectors::StoreMaskBits(Tag(), mask, bytes);
    if constexpr (lanes == 64) {
      return word_of<uint64_t>(bytes);
    } else if constexpr (lanes == 32) {
      return word_of<uint32_t>(bytes);
    } else if constexpr (lanes == 16) {
      return word_of<uint16_t>(bytes);
    } else {
      return bytes[0];
    }
  }
  template <class Word>
  static uint64_t word_of(const uint8_t* bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  const uint8_t* place_;
};

}  // namespace damson::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
