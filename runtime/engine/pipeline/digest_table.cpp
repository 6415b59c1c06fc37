// Numbers digests in the order in which they come, and finds the number of each.
#include "runtime/engine/pipeline/digest_table.h"

namespace damson {

uint32_t DigestTable::find(const Hash128& digest) const {
  if (tags_.empty()) return nothing;
  const size_t slot = slot_of(digest);
  return tags_[slot] == 0 ? nothing : slots_[slot];
}

DigestTable::Entered DigestTable::enter(const Hash128& digest) {
  if (tags_.empty()) grow();
  size_t slot = slot_of(digest);
  if (tags_[slot] != 0) return {slots_[slot], false};
  const auto number = static_cast<uint32_t>(digests_.size());
  if (!needs_no_more_slots(digests_.size())) {
    grow();
    slot = slot_of(digest);
  }
  digests_.push_back(digest);
  put(slot, digest, number);
  return {number, true};
}

size_t DigestTable::slot_of(const Hash128& digest) const {
  const size_t mask = tags_.size() - 1;
  const uint8_t tag = tag_of(digest);
  size_t at = digest.low & mask;
  while (tags_[at] != 0 && (tags_[at] != tag || digests_[slots_[at]] != digest)) at = (at + 1) & mask;
  return at;
}

void DigestTable::put(size_t slot, const Hash128& digest, uint32_t number) {
  tags_[slot] = tag_of(digest);
  slots_[slot] = number;
}

void DigestTable::grow() {
  const size_t size = tags_.empty() ? 1024 : tags_.size() * 2;
  tags_.assign(size, 0);
  slots_.assign(size, 0);
  for (uint32_t number = 0; number < digests_.size(); ++number)
    put(slot_of(digests_[number]), digests_[number], number);
}

void DigestTable::clear() {
  digests_.clear();
  tags_.clear();
  slots_.clear();
}

}  // namespace damson
