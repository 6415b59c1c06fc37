// The one line that shows how far a run is.
#pragma once

#include <cstdint>
#include <string>

namespace damson {

/// What is known at one moment. Sizes are as stored, compressed where the file is.
struct ProgressMoment {
  std::string stage;
  uint64_t records = 0;
  uint64_t bytes = 0;
  uint64_t bytes_total = 0;  // 0: not known
  double seconds = 0;        // since this stage began
};

/// "artworks: 41,000 records, 12.1 of 24.3 MB, 21,400 a second, about 12 s left", at most `width` columns.
std::string progress_line(const ProgressMoment& moment, size_t width);

}  // namespace damson
