// Brings any number of entries into their order in bounded memory: pieces that are sorted go to the disk, and are
// merged from there.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/keys/key_entry.h"

namespace damson {

/// Entries in their order, with what went wrong while they were read back.
class SortedEntries : public EntryStream {
 public:
  virtual std::optional<Problem> problem() const = 0;
};

class EntrySorter {
 public:
  /// What it holds in memory at most, whatever comes: 40 MB.
  static constexpr size_t entries_in_memory = size_t{1} << 20;

  /// `aside`: a place on disk; what is put aside there gets numbers behind it, and goes with the sorter.
  explicit EntrySorter(std::string aside, size_t in_memory = entries_in_memory)
      : aside_(std::move(aside)), in_memory_(in_memory) {}
  EntrySorter(const EntrySorter&) = delete;
  EntrySorter& operator=(const EntrySorter&) = delete;
  EntrySorter(EntrySorter&& other) noexcept;
  ~EntrySorter();

  std::optional<Problem> add(const KeyEntry& entry) {
    entries_.push_back(entry);
    return entries_.size() < in_memory_ ? std::nullopt : put_aside();
  }
  uint64_t count() const { return put_aside_ + entries_.size(); }
  /// All that were added, in their order; any number of times. The sorter has to outlive it, and nothing more is added.
  std::variant<std::unique_ptr<SortedEntries>, Problem> sorted();

 private:
  std::optional<Problem> put_aside();
  std::string piece(size_t number) const { return aside_ + "." + std::to_string(number) + ".part"; }

  std::string aside_;
  size_t in_memory_;
  std::vector<KeyEntry> entries_;
  size_t pieces_ = 0;
  uint64_t put_aside_ = 0;
  bool in_order_ = false;
};

}  // namespace damson
