// What the steps of a program took; a step's time is its own, without that of the blocks that it runs.
#pragma once

#include <unordered_map>
#include <utility>

#include "runtime/base/stage_clock.h"
#include "runtime/program/step.h"

namespace damson {

class StepTimes {
 public:
  struct Spent {
    uint64_t nanoseconds = 0;  // of a processor
    uint64_t rows = 0;
  };

  const std::unordered_map<const Step*, Spent>& by_step() const { return by_step_; }
  void add(const StepTimes& other) {
    for (const auto& [step, spent] : other.by_step_) add(step, spent);
  }

 private:
  friend class StepTimer;

  void add(const Step* step, const Spent& spent) {
    Spent& sum = by_step_[step];
    sum.nanoseconds += spent.nanoseconds;
    sum.rows += spent.rows;
  }

  std::unordered_map<const Step*, Spent> by_step_;
  uint64_t inside_ = 0;  // of the steps within the one that is running
};

/// Measures a step from here to the end of the C++ block it stands in.
class StepTimer {
 public:
  /// Null: nobody wants to know.
  StepTimer(StepTimes* times, const Step& step, uint64_t rows) : times_(times), step_(&step), rows_(rows) {
    if (times_ == nullptr) return;
    inside_of_outer_ = std::exchange(times_->inside_, 0);
    start_ = processor_nanoseconds();
  }
  ~StepTimer() {
    if (times_ == nullptr) return;
    const uint64_t all = processor_nanoseconds() - start_;
    times_->add(step_, {all - times_->inside_, rows_});
    times_->inside_ = inside_of_outer_ + all;
  }
  StepTimer(const StepTimer&) = delete;
  StepTimer& operator=(const StepTimer&) = delete;

 private:
  StepTimes* times_;
  const Step* step_;
  uint64_t rows_;
  uint64_t inside_of_outer_ = 0;
  uint64_t start_ = 0;
};

}  // namespace damson
