// Words for how far a run is.
#include "runtime/report/progress_line.h"

#include <fmt/core.h>

#include "runtime/report/number_text.h"
#include "runtime/report/text_layout.h"

namespace damson {

namespace {

/// Before that much time a rate is noise.
constexpr double seconds_before_rate = 0.5;

std::string bytes_part(const ProgressMoment& moment) {
  if (moment.bytes_total == 0) return size_text(moment.bytes);
  return fmt::format("{} of {}", size_text(moment.bytes), size_text(moment.bytes_total));
}

std::string remaining_part(const ProgressMoment& moment) {
  if (moment.bytes == 0 || moment.bytes_total <= moment.bytes) return {};
  const double share_left = static_cast<double>(moment.bytes_total - moment.bytes) / static_cast<double>(moment.bytes);
  return fmt::format(", about {} left", duration_text(moment.seconds * share_left));
}

}  // namespace

std::string progress_line(const ProgressMoment& moment, size_t width) {
  std::string line =
      fmt::format("{}: {}, {}", moment.stage, count_of(moment.records, "record", "records"), bytes_part(moment));
  if (moment.seconds >= seconds_before_rate) {
    const double rate = static_cast<double>(moment.records) / moment.seconds;
    line += fmt::format(", {} a second", count_text(static_cast<uint64_t>(rate)));
    line += remaining_part(moment);
  }
  return shortened(line, width);
}

}  // namespace damson
