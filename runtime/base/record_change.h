// What becomes of a record in a target that changes those that it holds: the outcomes, and how often each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace damson {

enum class Change : uint8_t { created, updated, unchanged, deleted };

struct ChangeWords {
  Change change;
  std::string_view name;  // in reports
  bool writes;            // something is done to the target
};
/// All there are, in the order in which reports have them.
inline constexpr std::array all_changes = {
    ChangeWords{Change::created, "created", true},
    ChangeWords{Change::updated, "updated", true},
    ChangeWords{Change::unchanged, "unchanged", false},
    ChangeWords{Change::deleted, "deleted", true},
};
constexpr const ChangeWords& words_of(Change change) { return all_changes[static_cast<size_t>(change)]; }

struct ChangeCounts {
  std::array<uint64_t, all_changes.size()> counts = {};

  uint64_t& operator[](Change change) { return counts[static_cast<size_t>(change)]; }
  uint64_t operator[](Change change) const { return counts[static_cast<size_t>(change)]; }
  uint64_t total() const {
    uint64_t sum = 0;
    for (const uint64_t count : counts) sum += count;
    return sum;
  }
  /// Of those that are written.
  uint64_t written() const {
    uint64_t sum = 0;
    for (const ChangeWords& change : all_changes) sum += change.writes ? (*this)[change.change] : 0;
    return sum;
  }
  void add(const ChangeCounts& other) {
    for (size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
  }
  friend bool operator==(const ChangeCounts&, const ChangeCounts&) = default;
};

}  // namespace damson
