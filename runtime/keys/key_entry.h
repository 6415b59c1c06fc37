// What is kept of a record that a target was given: enough to know it again, and to tell whether it has changed.
#pragma once

#include <cstdint>
#include <tuple>

#include "runtime/keys/position.h"
#include "runtime/values/column.h"

namespace damson {

/// Of a record as its target's own reader gives it back.
struct RecordDigest {
  Hash128 key;           // of its key; of all that it holds where it has none
  uint64_t content = 0;  // of all that it holds
};

/// 40 bytes a record.
struct KeyEntry {
  Hash128 key;
  uint64_t content = 0;
  Position place;  // in what was read

  std::tuple<uint64_t, uint64_t> key_order() const { return {key.high, key.low}; }
};

/// By key, then by content; of what nobody can tell apart the first that was read comes first.
inline bool comes_before(const KeyEntry& a, const KeyEntry& b) {
  const auto all = [](const KeyEntry& one) {
    return std::tuple(one.key.high, one.key.low, one.content, uint64_t{one.place.map}, uint64_t{one.place.file},
                      one.place.record, uint64_t{one.place.unit});
  };
  if (a.key.high != b.key.high) return a.key.high < b.key.high;
  return all(a) < all(b);
}

/// Entries in their order, one after the other.
class EntryStream {
 public:
  virtual ~EntryStream() = default;
  /// The next one, or null at the end; good until the next call.
  virtual const KeyEntry* next() = 0;
};

}  // namespace damson
