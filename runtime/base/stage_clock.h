// What the stages of a run take, for a profile; nothing is measured where there is no clock.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>

namespace damson {

/// In the order in which records go through them. What is left of a stage when those inside it are taken out counts for
/// it.
enum class Stage : uint8_t {
  read,
  unpack,
  cut,
  parse,
  index,
  evaluate,
  judge,
  serialise,
  account,
  digest,
  pack,
  write,
  publish
};
constexpr size_t stage_count = 13;

/// Processor time of this thread.
inline uint64_t processor_nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

inline uint64_t elapsed_nanoseconds() {
  return static_cast<uint64_t>(std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count());
}

struct StageTime {
  uint64_t processor = 0;  // nanoseconds
  uint64_t elapsed = 0;    // with what was waited for: the disk, or a free processor
  uint64_t records = 0;
  uint64_t bytes = 0;
};

/// Used by one thread at a time, which may be another one each time.
class StageClock {
 public:
  const StageTime& operator[](Stage stage) const { return stages_[static_cast<size_t>(stage)]; }

  void count(Stage stage, uint64_t records, uint64_t bytes) {
    of(stage).records += records;
    of(stage).bytes += bytes;
  }
  void add(const StageClock& other) {
    for (size_t i = 0; i < stage_count; ++i) {
      stages_[i].processor += other.stages_[i].processor;
      stages_[i].elapsed += other.stages_[i].elapsed;
      stages_[i].records += other.stages_[i].records;
      stages_[i].bytes += other.stages_[i].bytes;
    }
  }

 private:
  friend class StageTimer;

  StageTime& of(Stage stage) { return stages_[static_cast<size_t>(stage)]; }

  std::array<StageTime, stage_count> stages_{};
  class StageTimer* innermost_ = nullptr;
};

/// Measures a stage from here to the end of the C++ block it stands in; a timer inside takes its time out of this
/// one's.
class StageTimer {
 public:
  /// Null: nobody wants to know.
  StageTimer(StageClock* clock, Stage stage) : clock_(clock), stage_(stage) {
    if (clock_ == nullptr) return;
    outer_ = clock_->innermost_;
    clock_->innermost_ = this;
    processor_ = processor_nanoseconds();
    elapsed_ = elapsed_nanoseconds();
  }
  ~StageTimer() {
    if (clock_ == nullptr) return;
    const uint64_t processor = processor_nanoseconds() - processor_;
    const uint64_t elapsed = elapsed_nanoseconds() - elapsed_;
    StageTime& time = clock_->of(stage_);
    time.processor += processor - inside_.processor;
    time.elapsed += elapsed - inside_.elapsed;
    clock_->innermost_ = outer_;
    if (outer_ == nullptr) return;
    outer_->inside_.processor += processor;
    outer_->inside_.elapsed += elapsed;
  }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  StageClock* clock_;
  Stage stage_;
  StageTimer* outer_ = nullptr;
  uint64_t processor_ = 0;
  uint64_t elapsed_ = 0;
  StageTime inside_;
};

}  // namespace damson
