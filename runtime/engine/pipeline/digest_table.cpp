// Numbers digests in the order in which they come, and finds the number of each.
#include "runtime/engine/pipeline/digest_table.h"

namespace damson {

uint32_t DigestTable::find(const Hash128& digest) const {
  if (tags_.empty()) return nothing;
  const size_t mask = tags_.size() - 1;
  const uint8_t tag = tag_of(digest);
  for (size_t at = digest.low & mask; tags_[at] != 0; at = (at + 1) & mask) {
    if (tags_[at] == tag && digests_[slots_[at]] == digest) return slots_[at];
  }
  return nothing;
}

uint32_t DigestTable::insert(const Hash128& digest) {
  if (digests_.size() * 4 >= tags_.size() * 3) grow();
  const auto number = static_cast<uint32_t>(digests_.size());
  digests_.push_back(digest);
  const size_t at = free_slot(digest);
  tags_[at] = tag_of(digest);
  slots_[at] = number;
  return number;
}

size_t DigestTable::free_slot(const Hash128& digest) const {
  const size_t mask = tags_.size() - 1;
  size_t at = digest.low & mask;
  while (tags_[at] != 0) at = (at + 1) & mask;
  return at;
}

void DigestTable::grow() {
  const size_t size = tags_.empty() ? 1024 : tags_.size() * 2;
  tags_.assign(size, 0);
  slots_.assign(size, 0);
  for (uint32_t number = 0; number < digests_.size(); ++number) {
    const size_t at = free_slot(digests_[number]);
    tags_[at] = tag_of(digests_[number]);
    slots_[at] = number;
  }
}

size_t DigestTable::bytes_held() const {
  return digests_.capacity() * sizeof(Hash128) + tags_.capacity() + slots_.capacity() * sizeof(uint32_t);
}

void DigestTable::clear() {
  digests_.clear();
  tags_.clear();
  slots_.clear();
}

}  // namespace damson
