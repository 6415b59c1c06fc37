// A request to end early: a flag for loops, a descriptor for waits.
#pragma once

#include <atomic>

namespace damson {

/// Made at most once, by any thread or by a signal handler; seen by all.
class StopRequest {
 public:
  StopRequest();
  ~StopRequest();
  StopRequest(const StopRequest&) = delete;
  StopRequest& operator=(const StopRequest&) = delete;

  /// Async-signal-safe.
  void make() noexcept;
  bool made() const noexcept { return made_; }
  /// Readable from the moment the request is made, for `poll` beside what is waited for. Negative, which `poll`
  /// ignores, when the system had no descriptor to give.
  int descriptor() const noexcept { return descriptor_; }

 private:
  std::atomic<bool> made_{false};
  static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");
  int descriptor_;
};

}  // namespace damson
