// Writes the progress line over itself, a few times a second.
#include "compiler/driver/progress_display.h"

#include <ostream>

#include "runtime/report/progress_line.h"

namespace damson {

namespace {

constexpr auto between_lines = std::chrono::milliseconds(100);
constexpr const char* clear_line = "\r\x1b[K";

}  // namespace

void ProgressDisplay::show(const Progress& progress) {
  if (width_ == 0) return;
  const Clock::time_point now = Clock::now();
  if (progress.stage != stage_) {
    stage_ = progress.stage;
    stage_begin_ = now;
  } else if (shown_ && now - last_shown_ < between_lines) {
    return;
  }
  last_shown_ = now;
  shown_ = true;
  const ProgressMoment moment{.stage = progress.stage,
                              .records = progress.records,
                              .bytes = progress.bytes,
                              .bytes_total = progress.bytes_total,
                              .seconds = std::chrono::duration<double>(now - stage_begin_).count()};
  // One column stays free: terminals wrap when the last one is written.
  out_ << clear_line << progress_line(moment, width_ - 1) << std::flush;
}

void ProgressDisplay::clear() {
  if (!shown_) return;
  out_ << clear_line << std::flush;
  shown_ = false;
}

}  // namespace damson
