// Which keys have been used, and by which record first: open addressing over 128-bit digests.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/values/column.h"

namespace damson {

/// A unit, as a person finds it: a record of a source, and which of the units that a map makes of it. In few bytes, as
/// there is one for every key.
struct Position {
  uint64_t map : 16 = 0;   // of the program: says which source
  uint64_t unit : 24 = 0;  // from 1; 0 where a record is one unit
  uint64_t file : 24 = 0;  // of the source
  uint32_t record = 0;  // in the file, from 1
  uint32_t line = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// 32 bytes a key and 5 for each of 1.3 to 2.7 slots: 39 to 45 bytes a key, more for a moment while it grows. A slot's tag
/// says for nearly every key that is not there that it is not, so that its entry need not be looked at. Two keys with the same
/// digest are taken for the same key; with 128 bits that does not happen.
class KeyTable {
 public:
  static constexpr uint32_t nothing = ~uint32_t{0};

  /// The number of the key, counted from 0 in the order they came, or `nothing`.
  uint32_t find(const Hash128& key) const;
  /// Of a key that is not there yet.
  uint32_t insert(const Hash128& key, const Position& position);
  const Position& position(uint32_t number) const { return entries_[number].position; }
  void move(uint32_t number, const Position& position) { entries_[number].position = position; }
  size_t size() const { return entries_.size(); }
  /// Soon somebody will look for it.
  void prefetch(const Hash128& key) const {
    if (!tags_.empty()) __builtin_prefetch(&tags_[key.low & (tags_.size() - 1)]);
  }
  void clear();
  size_t bytes_held() const;

 private:
  struct Entry {
    Hash128 key;
    Position position;
  };

  static uint8_t tag_of(const Hash128& key) { return static_cast<uint8_t>(key.high >> 56 | 1); }
  /// The next free slot for it.
  size_t free_slot(const Hash128& key) const;
  void grow();

  std::vector<Entry> entries_;
  std::vector<uint8_t> tags_;     // by slot; 0 is free
  std::vector<uint32_t> slots_;   // the numbers of entries
};

}  // namespace damson
