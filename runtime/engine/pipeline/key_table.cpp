// Which keys have been used, and by which record first.
#include "runtime/engine/pipeline/key_table.h"

namespace damson {

uint32_t KeyTable::find(const Hash128& key) const {
  if (tags_.empty()) return nothing;
  const size_t mask = tags_.size() - 1;
  const uint8_t tag = tag_of(key);
  for (size_t at = key.low & mask; tags_[at] != 0; at = (at + 1) & mask) {
    if (tags_[at] == tag && entries_[slots_[at]].key == key) return slots_[at];
  }
  return nothing;
}

uint32_t KeyTable::insert(const Hash128& key, const Position& position) {
  if (entries_.size() * 4 >= tags_.size() * 3) grow();
  const auto number = static_cast<uint32_t>(entries_.size());
  entries_.push_back({key, position});
  const size_t at = free_slot(key);
  tags_[at] = tag_of(key);
  slots_[at] = number;
  return number;
}

size_t KeyTable::free_slot(const Hash128& key) const {
  const size_t mask = tags_.size() - 1;
  size_t at = key.low & mask;
  while (tags_[at] != 0) at = (at + 1) & mask;
  return at;
}

void KeyTable::grow() {
  const size_t size = tags_.empty() ? 1024 : tags_.size() * 2;
  tags_.assign(size, 0);
  slots_.assign(size, 0);
  for (uint32_t number = 0; number < entries_.size(); ++number) {
    const size_t at = free_slot(entries_[number].key);
    tags_[at] = tag_of(entries_[number].key);
    slots_[at] = number;
  }
}

size_t KeyTable::bytes_held() const {
  return entries_.capacity() * sizeof(Entry) + tags_.capacity() + slots_.capacity() * sizeof(uint32_t);
}

void KeyTable::clear() {
  entries_.clear();
  tags_.clear();
  slots_.clear();
}

}  // namespace damson
