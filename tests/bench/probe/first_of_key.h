// The keys seen so far and the records of a small file by key, for W4.
#pragma once

#include "csv.h"

namespace probe {

inline uint64_t hashed(Field key) {
  uint64_t hash = key.size * 0x9e3779b97f4a7c15u;
  for (size_t at = 0; at < key.size; at += 8) {
    uint64_t part = 0;
    std::memcpy(&part, key.text + at, key.size - at < 8 ? key.size - at : 8);
    hash = (hash ^ part) * 0xff51afd7ed558ccdu;
    hash ^= hash >> 32;
  }
  return hash;
}

inline bool same(Field a, Field b) { return a.size == b.size && std::memcmp(a.text, b.text, a.size) == 0; }

/// Used by the thread whose turn it is.
class SeenKeys {
 public:
  /// Whether it is new.
  bool add(Field key, uint64_t hash) {
    if (used_ * 2 >= slots_.size()) grow();
    size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot].size != none; slot = (slot + 1) & (slots_.size() - 1)) {
      const Slot& there = slots_[slot];
      if (there.hash == hash && same({bytes_.data() + there.place, there.size, false}, key)) return false;
    }
    slots_[slot] = {hash, static_cast<uint32_t>(bytes_.size()), static_cast<uint32_t>(key.size)};
    bytes_.append(key.text, key.size);
    used_++;
    return true;
  }
  void prefetch(uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

 private:
  static constexpr uint32_t none = ~uint32_t{0};
  struct Slot {
    uint64_t hash = 0;
    uint32_t place = 0;
    uint32_t size = none;
  };
  void grow() {
    std::vector<Slot> before(slots_.size() * 4);
    before.swap(slots_);
    for (const Slot& old : before) {
      if (old.size == none) continue;
      size_t slot = old.hash & (slots_.size() - 1);
      while (slots_[slot].size != none) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = old;
    }
  }
  std::vector<Slot> slots_ = std::vector<Slot>(1 << 16);
  std::string bytes_;
  size_t used_ = 0;
};

/// A whole CSV file in memory, asked by its first column.
class Table {
 public:
  Table(const std::string& path, uint32_t columns) : bytes_(whole(path)), cells_(columns, bytes_.size()) {
    const size_t heading = bytes_.find('\n') + 1;
    cells_.find(bytes_.data() + heading, bytes_.size() - heading - padding);
    size_t slots = 1024;
    while (slots < cells_.records() * 2) slots *= 2;
    slots_.resize(slots, none);
    for (uint32_t record = 0; record < cells_.records(); record++) {
      size_t slot = hashed(cells_.cell(record, 0)) & (slots - 1);
      while (slots_[slot] != none) slot = (slot + 1) & (slots - 1);
      slots_[slot] = record;
    }
  }
  const Cells& cells() const { return cells_; }
  /// The record with this key, or `none`.
  uint32_t find(Field key) const {
    size_t slot = hashed(key) & (slots_.size() - 1);
    while (slots_[slot] != none && !same(cells_.cell(slots_[slot], 0), key)) slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
  }
  static constexpr uint32_t none = ~uint32_t{0};

 private:
  static std::string whole(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY);
    struct stat facts{};
    if (file < 0 || fstat(file, &facts) != 0) give_up(path.c_str());
    std::string bytes(static_cast<size_t>(facts.st_size) + padding, '\0');
    if (read(file, bytes.data(), static_cast<size_t>(facts.st_size)) != facts.st_size) give_up(path.c_str());
    close(file);
    return bytes;
  }
  std::string bytes_;
  Cells cells_;
  std::vector<uint32_t> slots_;
};

}  // namespace probe
