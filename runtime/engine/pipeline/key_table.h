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

/// 32 bytes a key and 4 bytes for each of at most twice as many slots: 37 to 43 bytes a key, more for a moment while
/// it grows. Two keys with the same digest are taken for the same key; with 128 bits that does not happen.
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
  void clear();
  size_t bytes_held() const;

 private:
  struct Entry {
    Hash128 key;
    Position position;
  };

  void grow();

  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // number + 1; 0 is free
};

}  // namespace damson
