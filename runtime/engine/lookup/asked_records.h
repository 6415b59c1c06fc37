// Which records of a table any lookup has found: a bit a record, set from every thread.
#pragma once

#include <atomic>
#include <bit>
#include <cstdint>
#include <vector>

namespace damson {

class AskedRecords {
 public:
  /// Until then nothing is noted.
  void start(uint32_t records) {
    records_ = records;
    words_ = std::vector<std::atomic<uint64_t>>((size_t{records} + 63) / 64);
  }

  void mark(uint32_t record) const {
    if (record >= records_) return;
    std::atomic<uint64_t>& word = words_[record / 64];
    const uint64_t bit = uint64_t{1} << (record % 64);
    // most records are asked for often: looking is cheaper than writing what is there already
    if ((word.load(std::memory_order_relaxed) & bit) == 0) word.fetch_or(bit, std::memory_order_relaxed);
  }

  size_t bytes_held() const { return words_.capacity() * sizeof(uint64_t); }

  uint64_t unmarked() const {
    uint64_t marked = 0;
    for (const auto& word : words_)
      marked += static_cast<uint64_t>(std::popcount(word.load(std::memory_order_relaxed)));
    return records_ - marked;
  }

 private:
  uint32_t records_ = 0;
  mutable std::vector<std::atomic<uint64_t>> words_;
};

}  // namespace damson
