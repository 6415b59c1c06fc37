// Looking at 64 bytes at once: bit i of a mask is about byte i.
#pragma once

#include "runtime/base/bytes16.h"

namespace damson {

class Bytes64 {
 public:
  /// `place` needs 64 readable bytes.
  explicit Bytes64(const char* place)
      : parts_{Bytes16(place), Bytes16(place + 16), Bytes16(place + 32), Bytes16(place + 48)} {}

  uint64_t equal(char wanted) const { return equal_any(wanted); }

  template <class... Chars>
  uint64_t equal_any(Chars... wanted) const {
    return gathered([&](const Bytes16& part) { return (part.equal(wanted) | ...); });
  }

 private:
  template <class Look>
  uint64_t gathered(Look look) const {
    return look(parts_[0]).bits() | uint64_t{look(parts_[1]).bits()} << 16 | uint64_t{look(parts_[2]).bits()} << 32 |
           uint64_t{look(parts_[3]).bits()} << 48;
  }

  Bytes16 parts_[4];
};

/// Bits [0, count).
constexpr uint64_t first_bits(size_t count) { return count >= 64 ? ~uint64_t{0} : (uint64_t{1} << count) - 1; }

}  // namespace damson
