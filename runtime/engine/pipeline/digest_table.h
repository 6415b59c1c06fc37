// Numbers digests in the order in which they come, and finds the number of each: open addressing.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

/// 16 bytes a digest and 5 for each of 1.3 to 2.7 slots: 23 to 29 bytes a digest, more for a moment while it grows. A
/// slot's tag says for nearly every digest that is not there that it is not, so that its entry need not be looked at.
/// Two keys with the same digest are taken for the same key; with 128 bits that does not happen.
class DigestTable {
 public:
  static constexpr uint32_t nothing = ~uint32_t{0};

  /// The number of the digest, counted from 0 in the order they came, or `nothing`.
  uint32_t find(const Hash128& digest) const;
  struct Entered {
    uint32_t number;
    bool is_new;
  };
  /// The number of the digest, which gets one when it has none.
  Entered enter(const Hash128& digest);
  size_t size() const { return digests_.size(); }
  /// Soon somebody will look for it.
  void prefetch(const Hash128& digest) const {
    if (tags_.empty()) return;
    const size_t at = digest.low & (tags_.size() - 1);
    __builtin_prefetch(&tags_[at]);
    __builtin_prefetch(&slots_[at]);
  }
  size_t bytes_held() const {
    return digests_.capacity() * sizeof(Hash128) + tags_.capacity() + slots_.capacity() * sizeof(uint32_t);
  }
  /// The same when its slot has come: fetches the digest that stands there, if it seems to be the same. Gives its
  /// number, or `nothing`.
  uint32_t prefetch_found(const Hash128& digest) const {
    if (tags_.empty()) return nothing;
    const size_t at = digest.low & (tags_.size() - 1);
    if (tags_[at] != tag_of(digest)) return nothing;
    __builtin_prefetch(&digests_[slots_[at]]);
    return slots_[at];
  }
  /// Whether so many digests can come before it holds more bytes.
  bool has_room(size_t digests) const {
    return size() + digests <= digests_.capacity() && (digests == 0 || needs_no_more_slots(size() + digests - 1));
  }
  void clear();

 private:
  /// With so many digests one more can be put in.
  bool needs_no_more_slots(size_t digests) const { return digests * 4 < tags_.size() * 3; }
  static uint8_t tag_of(const Hash128& digest) { return static_cast<uint8_t>(digest.high >> 56 | 1); }
  /// Where the digest stands, or else the free slot where it would.
  size_t slot_of(const Hash128& digest) const;
  void put(size_t slot, const Hash128& digest, uint32_t number);
  void grow();

  std::vector<Hash128> digests_;
  std::vector<uint8_t> tags_;    // by slot; 0 is free
  std::vector<uint32_t> slots_;  // the numbers of digests
};

}  // namespace damson
