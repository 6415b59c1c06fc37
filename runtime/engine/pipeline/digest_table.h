// Numbers digests in the order in which they come, and finds the number of each: open addressing.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

/// 16 bytes a digest and 5 for each of 1.3 to 2.7 slots: 23 to 29 bytes a digest, more for a moment while it grows. A slot's
/// tag says for nearly every digest that is not there that it is not, so that its entry need not be looked at. Two keys with
/// the same digest are taken for the same key; with 128 bits that does not happen.
class DigestTable {
 public:
  static constexpr uint32_t nothing = ~uint32_t{0};

  /// The number of the digest, counted from 0 in the order they came, or `nothing`.
  uint32_t find(const Hash128& digest) const;
  /// Of a digest that is not there yet.
  uint32_t insert(const Hash128& digest);
  size_t size() const { return digests_.size(); }
  /// Soon somebody will look for it.
  void prefetch(const Hash128& digest) const {
    if (!tags_.empty()) __builtin_prefetch(&tags_[digest.low & (tags_.size() - 1)]);
  }
  size_t bytes_held() const;
  void clear();

 private:
  static uint8_t tag_of(const Hash128& digest) { return static_cast<uint8_t>(digest.high >> 56 | 1); }
  /// The next free slot for it.
  size_t free_slot(const Hash128& digest) const;
  void grow();

  std::vector<Hash128> digests_;
  std::vector<uint8_t> tags_;    // by slot; 0 is free
  std::vector<uint32_t> slots_;  // the numbers of digests
};

}  // namespace damson
