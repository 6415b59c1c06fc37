// Tells how far a run is, now and then.
#pragma once

#include <chrono>
#include <functional>

#include "runtime/engine/engine.h"

namespace damson {

class ProgressTeller {
 public:
  explicit ProgressTeller(const std::function<void(const Progress&)>& tell) : tell_(tell) {}

  /// `now`: whatever the time, because a stage ends.
  void tell(const Progress& progress, bool now = false) {
    if (!tell_) return;
    const auto time = std::chrono::steady_clock::now();
    if (!now && time - last_ < std::chrono::milliseconds(100)) return;
    last_ = time;
    tell_(progress);
  }

 private:
  const std::function<void(const Progress&)>& tell_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace damson
