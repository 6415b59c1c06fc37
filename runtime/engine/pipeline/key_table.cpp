// Which keys have been used, and by which record first.
#include "runtime/engine/pipeline/key_table.h"

namespace damson {

uint32_t KeyTable::find(const Hash128& key) const {
  if (slots_.empty()) return nothing;
  const size_t mask = slots_.size() - 1;
  for (size_t at = key.low & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if (entries_[slots_[at] - 1].key == key) return slots_[at] - 1;
  }
  return nothing;
}

uint32_t KeyTable::insert(const Hash128& key, const Position& position) {
  if (entries_.size() * 4 >= slots_.size() * 3) grow();
  entries_.push_back({key, position});
  const auto number = static_cast<uint32_t>(entries_.size());
  const size_t mask = slots_.size() - 1;
  size_t at = key.low & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = number;
  return number - 1;
}

void KeyTable::grow() {
  const size_t size = slots_.empty() ? 1024 : slots_.size() * 2;
  slots_.assign(size, 0);
  for (uint32_t number = 0; number < entries_.size(); ++number) {
    size_t at = entries_[number].key.low & (size - 1);
    while (slots_[at] != 0) at = (at + 1) & (size - 1);
    slots_[at] = number + 1;
  }
}

size_t KeyTable::bytes_held() const { return entries_.capacity() * sizeof(Entry) + slots_.capacity() * sizeof(uint32_t); }

void KeyTable::clear() {
  entries_.clear();
  slots_.clear();
}

}  // namespace damson
