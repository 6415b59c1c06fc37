// Who may write a file or a state folder: a lock file beside it, held while a run is on, which says who holds it and
// since when.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>

#include "runtime/connectors/disk/file_lock.h"
#include "runtime/diagnostics/problem.h"

namespace damson {

struct LockHolder {
  int64_t run = 0;                // 0: no run
  std::string state_folder = {};  // whose journal has the run; absolute
  std::string since = {};         // UTC
  /// Whether the journal in another state folder says that this run was interrupted while it published.
  std::function<bool(const std::string& state_folder, int64_t run)> was_interrupted = {};
};

class WriteLock {
 public:
  enum class Of : uint8_t { state_folder, target };

  /// Locks nothing.
  WriteLock() = default;
  WriteLock(WriteLock&& other) noexcept : lock_(std::move(other.lock_)), path_(std::exchange(other.path_, {})) {}
  WriteLock& operator=(WriteLock&&) noexcept;
  /// The lock file goes, unless `leave` was called.
  ~WriteLock();

  /// Refused while somebody else holds it, or where a run of another state folder died while it published. The lock of
  /// any other dead holder is taken over. `name` is what the reader knows as the locked thing. Where the file system
  /// has no locks nothing is held.
  static std::variant<WriteLock, Problem> acquire(Of of, const std::string& name, const std::string& lock_path,
                                                  const LockHolder& holder);

  bool held() const { return lock_.held(); }
  /// Whoever comes after a holder that could not end its work has to find out who that was.
  void leave() { path_.clear(); }

 private:
  WriteLock(FileLock lock, std::string path) : lock_(std::move(lock)), path_(std::move(path)) {}
  void release();

  FileLock lock_;
  std::string path_;
};

}  // namespace damson
