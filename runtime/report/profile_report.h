// Where the time of a run went, as data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/diagnostics/source_text.h"

namespace damson {

/// A stage of one part of the run. Of all threads together.
struct StageReport {
  std::string part;      // "works", "loading artists"
  std::string stage;     // "parse"
  double seconds = 0;    // of a processor
  double waited = 0;     // for the disk, or for a free processor
  uint64_t records = 0;  // 0 where there are bytes only
  uint64_t bytes = 0;    // that went in
};

struct StepTime {
  std::string map;
  std::string field;   // of the target, the first that needs it; empty for conditions
  std::string what;    // "squeeze(_)"
  Span place;          // in the spec's texts; empty where nobody knows
  double seconds = 0;  // of a processor, without steps inside it
  uint64_t rows = 0;
};

struct ProfileReport {
  std::vector<StageReport> stages;
  std::vector<StepTime> steps;  // the dearest first
};

}  // namespace damson
