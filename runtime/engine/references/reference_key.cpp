// The digest by which `ref` finds a record.
#include "runtime/engine/references/reference_key.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace damson {

std::optional<Hash128> reference_key(std::span<const Column* const> keys, uint32_t row) {
  Hash128 all;
  bool first = true;
  for (const Column* key : keys) {
    if (!key->present(row)) return std::nullopt;
    const Hash128 part = hash_value(*key, row);
    const uint64_t both[] = {all.low, all.high, part.low, part.high};
    const XXH128_hash_t combined = XXH3_128bits(both, sizeof(both));
    all = first ? part : Hash128{combined.low64, combined.high64};
    first = false;
  }
  return all;
}

}  // namespace damson
