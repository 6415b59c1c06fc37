// Which keys have been used, and by which record first.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/engine/pipeline/digest_table.h"
#include "runtime/keys/position.h"

namespace damson {

/// 16 bytes a key beside its digest: 39 to 45 bytes a key.
class KeyTable {
 public:
  static constexpr uint32_t nothing = DigestTable::nothing;

  /// The number of the key, counted from 0 in the order they came, or `nothing`.
  uint32_t find(const Hash128& key) const { return digests_.find(key); }
  /// The number of the key; one that is not there yet is from now on `position`'s.
  DigestTable::Entered enter(const Hash128& key, Position position) {
    const DigestTable::Entered entered = digests_.enter(key);
    if (entered.is_new) positions_.push_back(position);
    return entered;
  }
  const Position& position(uint32_t number) const { return positions_[number]; }
  void move(uint32_t number, Position position) { positions_[number] = position; }
  size_t size() const { return digests_.size(); }
  /// Soon somebody will look for it.
  void prefetch(const Hash128& key) const { digests_.prefetch(key); }
  /// A while after `prefetch`.
  void prefetch_found(const Hash128& key) const {
    const uint32_t number = digests_.prefetch_found(key);
    if (number != nothing) __builtin_prefetch(&positions_[number]);
  }
  size_t bytes_held() const { return digests_.bytes_held() + positions_.capacity() * sizeof(Position); }
  /// Whether so many keys can come before it holds more bytes.
  bool has_room(size_t keys) const { return digests_.has_room(keys) && size() + keys <= positions_.capacity(); }
  void clear() {
    digests_.clear();
    positions_.clear();
  }

 private:
  DigestTable digests_;
  std::vector<Position> positions_;
};

}  // namespace damson
