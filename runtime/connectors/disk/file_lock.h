// Tells the living from the dead: who writes a file holds its lock, and the lock of a process that was killed is gone.
#pragma once

#include <string>
#include <utility>

namespace damson {

class FileLock {
 public:
  /// Locks nothing.
  FileLock() = default;
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, none)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

  /// Of a file that is open; it stays locked when that descriptor is closed. Waits for who has it, and holds nothing
  /// where the file system knows no locks.
  static FileLock of_open_file(int descriptor);
  /// Of what is at `path`. Holds nothing where somebody else has it.
  static FileLock of_file(const std::string& path);

  /// Of a file on which the caller has just got the lock; closed with this.
  static FileLock taken(int descriptor) { return FileLock(descriptor); }

  bool held() const { return descriptor_ != none; }
  /// Whether the file that is locked still has a name.
  bool has_name() const;
  /// Whether `path` is a name of it.
  bool is_at(const std::string& path) const;

 private:
  static constexpr int none = -1;
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  FileLock(int descriptor, int how);

  int descriptor_ = none;
};

}  // namespace damson
