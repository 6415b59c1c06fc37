// The xxHash3 digest (128 bits) of bytes that come piece by piece.
#include "runtime/values/streaming_digest.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace damson {

struct StreamingDigest::State {
  XXH3_state_t hash;
};

StreamingDigest::StreamingDigest() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->hash); }
StreamingDigest::~StreamingDigest() = default;

void StreamingDigest::add(std::string_view bytes) { XXH3_128bits_update(&state_->hash, bytes.data(), bytes.size()); }

std::string StreamingDigest::text() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(&state_->hash);
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string digest_text(std::string_view bytes) {
  StreamingDigest digest;
  digest.add(bytes);
  return digest.text();
}

}  // namespace damson
