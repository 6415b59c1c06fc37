// What the work on one block took that many threads do side by side.
#pragma once

#include "runtime/engine/profile/step_times.h"

namespace damson {

struct WorkTimes {
  StageClock stages;
  StepTimes steps;
};

/// Null where nobody wants to know.
inline StageClock* stages_of(WorkTimes* times) { return times == nullptr ? nullptr : &times->stages; }

}  // namespace damson
