// Keeps one line of progress on a terminal up to date; writes nothing where there is no terminal.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include "runtime/engine/engine.h"

namespace damson {

class ProgressDisplay {
 public:
  /// `width` 0: there is no terminal.
  ProgressDisplay(std::ostream& out, size_t width) : out_(out), width_(width) {}
  ~ProgressDisplay() { clear(); }
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const Progress& progress);
  /// Takes the line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::ostream& out_;
  size_t width_;
  std::string stage_;
  Clock::time_point stage_begin_;
  Clock::time_point last_shown_;
  bool shown_ = false;
};

}  // namespace damson
