// Bytes that grow at their end: where records are written. Unlike a std::string it hands out room that nobody has
// filled with zeros, and some bytes more, so that writers may store whole vectors.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace damson {

class ByteBuffer {
 public:
  /// So many bytes behind what was asked for may be overwritten too.
  static constexpr size_t slack = 64;

  void clear() { size_ = 0; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {memory_.get(), size_}; }
  size_t bytes_held() const { return room_; }

  /// Where the next `bytes` go. What is written there counts once `end_at` was told.
  char* room(size_t bytes) {
    if (room_ - size_ < bytes + slack) grow(bytes);
    return memory_.get() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<size_t>(end - memory_.get()); }

  void append(std::string_view text) {
    char* out = room(text.size());
    if (!text.empty()) std::memcpy(out, text.data(), text.size());
    size_ += text.size();
  }
  void append(char c) {
    *room(1) = c;
    ++size_;
  }
  void shrink(size_t size) { size_ = size; }
  /// Brings some bytes to another place, over what is there.
  void move(size_t from, size_t size, size_t to) {
    if (from != to && size != 0) std::memmove(memory_.get() + to, memory_.get() + from, size);
  }

 private:
  void grow(size_t bytes) {
    constexpr size_t least = 256;
    const size_t wanted = std::max({least, 2 * room_, size_ + bytes + slack});
    std::unique_ptr<char[]> memory(new char[wanted]);
    if (size_ != 0) std::memcpy(memory.get(), memory_.get(), size_);
    memory_ = std::move(memory);
    room_ = wanted;
  }

  std::unique_ptr<char[]> memory_;
  size_t room_ = 0;
  size_t size_ = 0;
};

}  // namespace damson
