// A bump allocator: what one batch needs, freed all at once and reused for the next.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <vector>

namespace damson {

using Text = std::string_view;

class Arena {
 public:
  static constexpr size_t chunk_bytes = size_t{256} << 10;

  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// Uninitialised memory that lives until `reset`.
  void* allocate(size_t bytes, size_t alignment) {
    const size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (current_ < chunks_.size() && start + bytes <= chunks_[current_].size) [[likely]] {
      used_ = start + bytes;
      return chunks_[current_].memory.get() + start;
    }
    return allocate_slowly(bytes, alignment);
  }

  /// An uninitialised array of a trivial type.
  template <class T>
  T* array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
  }

  template <class T>
  T* zeroed(size_t count) {
    T* memory = array<T>(count);
    if (count != 0) std::memset(static_cast<void*>(memory), 0, count * sizeof(T));
    return memory;
  }

  Text copy(Text text) {
    if (text.empty()) return Text("", 0);
    char* memory = array<char>(text.size());
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
  }

  /// Gives back the unused end of the newest allocation: reserve for the worst case, then keep what was needed.
  void shrink_last(const void* allocation, size_t kept_bytes) {
    const auto* start = static_cast<const std::byte*>(allocation);
    if (current_ >= chunks_.size()) return;
    const std::byte* base = chunks_[current_].memory.get();
    if (start >= base && start < base + used_) used_ = static_cast<size_t>(start - base) + kept_bytes;
  }

  /// Forgets everything and keeps the memory for the next batch.
  void reset();

  /// Bytes held from the system, used or not.
  size_t bytes_held() const;

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> memory;
    size_t size;
  };

  void* allocate_slowly(size_t bytes, size_t alignment);

  std::vector<Chunk> chunks_;
  size_t current_ = 0;
  size_t used_ = 0;
};

}  // namespace damson
