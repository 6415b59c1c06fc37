// Blocks of whole records out of a file, and bytes into a file in the order of the blocks.
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bytes64.h"

namespace probe {

[[noreturn]] inline void give_up(const char* why) {
  std::perror(why);
  std::exit(1);
}

constexpr size_t block_bytes = size_t{512} << 10;
constexpr size_t padding = 128;  // that may be read past an end

struct Block {
  std::vector<char> bytes = std::vector<char>(2 * block_bytes + padding);
  size_t size = 0;  // whole records
  size_t number = 0;
};

/// Hands out blocks that end where a record does. Quoted line breaks end none.
class Reader {
 public:
  Reader(const std::string& path, bool quoted) : file_(open(path.c_str(), O_RDONLY)), quoted_(quoted) {
    if (file_ < 0) give_up(path.c_str());
  }
  ~Reader() { close(file_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool next(Block& block) {
    const std::lock_guard lock(mutex_);
    std::memcpy(block.bytes.data(), rest_.data(), rest_.size());
    size_t filled = rest_.size();
    const size_t wanted = filled + block_bytes;
    if (wanted + padding > block.bytes.size()) give_up("a record is longer than a block");
    while (filled < wanted) {
      const ssize_t got = read(file_, block.bytes.data() + filled, wanted - filled);
      if (got < 0) give_up("read");
      if (got == 0) break;
      filled += static_cast<size_t>(got);
    }
    if (filled == 0) return false;
    std::memset(block.bytes.data() + filled, 0, padding);
    block.size = filled < wanted ? filled : end_of_last_record(block.bytes.data(), filled);
    rest_.assign(block.bytes.data() + block.size, filled - block.size);
    block.number = count_++;
    return true;
  }

 private:
  size_t end_of_last_record(const char* bytes, size_t size) const {
    if (!quoted_) {
      const void* last = memrchr(bytes, '\n', size);
      return last == nullptr ? 0 : static_cast<size_t>(static_cast<const char*>(last) - bytes) + 1;
    }
    size_t end = 0;
    Mask inside = 0;
    for (size_t at = 0; at < size; at += 64) {
      const Bytes64 part(bytes + at);
      const Mask within = parity_so_far(part.equal('"') & first_bits(size - at)) ^ inside;
      inside = static_cast<Mask>(static_cast<int64_t>(within) >> 63);
      const Mask ends = part.equal('\n') & ~within & first_bits(size - at);
      if (ends != 0) end = at + 64 - static_cast<size_t>(__builtin_clzll(ends));
    }
    return end;
  }

  int file_;
  bool quoted_;
  std::mutex mutex_;
  std::string rest_;
  size_t count_ = 0;
};

/// Waits a little in the processor, then in the kernel.
inline void wait_for(const std::atomic<size_t>& value, size_t wanted) {
  for (int spins = 0;; spins++) {
    const size_t seen = value.load(std::memory_order_acquire);
    if (seen == wanted) return;
    if (spins > 200) value.wait(seen, std::memory_order_acquire);
  }
}

/// Lets one block after the other pass.
class Turns {
 public:
  void wait(size_t number) { wait_for(turn_, number); }
  void done() {
    turn_.fetch_add(1, std::memory_order_release);
    turn_.notify_all();
  }

 private:
  std::atomic<size_t> turn_{0};
};

/// Places are given out in order, bytes are written whenever they are ready.
class Writer {
 public:
  explicit Writer(const std::string& path) : file_(open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0644)) {
    if (file_ < 0) give_up(path.c_str());
  }
  ~Writer() { close(file_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Before the first block.
  void heading(const std::string& text) {
    write_at(text.data(), text.size(), 0);
    place_ = text.size();
  }
  void write(size_t number, const char* bytes, size_t size) {
    turns_.wait(number);
    const size_t place = place_;
    place_ += size;
    turns_.done();
    write_at(bytes, size, place);
  }

 private:
  void write_at(const char* bytes, size_t size, size_t place) const {
    while (size > 0) {
      const ssize_t written = pwrite(file_, bytes, size, static_cast<off_t>(place));
      if (written < 0) give_up("write");
      bytes += written;
      size -= static_cast<size_t>(written);
      place += static_cast<size_t>(written);
    }
  }
  int file_;
  Turns turns_;
  size_t place_ = 0;
};

template <class Work>
void on_threads(int count, Work work) {
  std::vector<std::thread> others;
  for (int i = 1; i < count; i++) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace probe
