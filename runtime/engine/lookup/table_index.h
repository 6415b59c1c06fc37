// Finds the records of a table by the values of some of their fields.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "runtime/engine/lookup/loaded_table.h"

namespace damson {

class TableIndex {
 public:
  static constexpr uint32_t nothing = std::numeric_limits<uint32_t>::max();

  /// A table of fewer than 2^32 - 1 records that changes no more.
  TableIndex(const LoadedTable& table, const LookupIndex& declared);

  /// For a unique index: the first record whose key another one before it has.
  struct Twice {
    uint32_t first;
    uint32_t second;
  };
  std::optional<Twice> twice() const { return twice_; }

  const LoadedTable& table() const { return *table_; }
  /// The first record whose keys equal those of the row, all of which are present.
  uint32_t first(std::span<const Column* const> keys, uint32_t row) const {
    return first(keys, row, hash_of(keys, row));
  }
  /// The same in two steps, so that what the next rows need can be fetched meanwhile.
  static uint64_t hash_of(std::span<const Column* const> keys, uint32_t row);
  uint32_t first(std::span<const Column* const> keys, uint32_t row, uint64_t hash) const;
  void prefetch(uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  /// The record after it with the same keys.
  uint32_t next(uint32_t record) const { return next_.empty() ? nothing : next_[record]; }

  /// "no record in `artists` with id 7"
  std::string no_record_words(std::span<const Column* const> keys, uint32_t row) const;
  /// The same into a string that is used again: half of the records of a catalogue may have no match.
  void write_no_record_words(std::span<const Column* const> keys, uint32_t row, std::string& words) const;
  /// "id 7"
  std::string key_words(uint32_t record) const;
  size_t bytes_held() const;
  /// What an index of so many records will hold.
  static size_t bytes_needed(uint32_t records, const LookupIndex& declared);

 private:
  struct Slot {
    uint32_t tag = 0;  // other bits of the hash than those that choose the slot
    uint32_t record = nothing;
  };

  bool has_key(uint32_t record) const;
  uint64_t hash_record(uint32_t record) const;
  bool same_keys(uint32_t record, uint32_t other) const;
  void insert(uint32_t record, std::vector<uint32_t>& last);
  std::string_view field_name(size_t key) const;

  const LoadedTable* table_;
  const LookupIndex* declared_;
  std::vector<Slot> slots_;
  std::vector<uint32_t> next_;  // not of a unique index
  std::optional<Twice> twice_;
};

}  // namespace damson
