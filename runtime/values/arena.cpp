// Growing an arena chunk by chunk.
#include "runtime/values/arena.h"

#include <algorithm>

namespace damson {

void* Arena::allocate_slowly(size_t bytes, size_t alignment) {
  while (current_ + 1 < chunks_.size()) {
    ++current_;
    used_ = 0;
    if (bytes <= chunks_[current_].size) {
      used_ = bytes;
      return chunks_[current_].memory.get();
    }
  }
  // new[] of bytes is aligned for every fundamental type, which is all that arrays here hold
  static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= 16);
  (void)alignment;
  const size_t size = std::max(chunk_bytes, bytes);
  chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
  current_ = chunks_.size() - 1;
  used_ = bytes;
  return chunks_[current_].memory.get();
}

void Arena::reset() {
  // A batch that was unusually large must not pin its memory for the rest of the run.
  std::erase_if(chunks_, [](const Chunk& chunk) { return chunk.size > chunk_bytes; });
  current_ = 0;
  used_ = 0;
}

size_t Arena::bytes_held() const {
  size_t total = 0;
  for (const Chunk& chunk : chunks_) total += chunk.size;
  return total;
}

}  // namespace damson
