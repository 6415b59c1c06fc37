// What the judgements say about one unit.
#pragma once

#include "runtime/values/column.h"

namespace damson {

struct Verdict {
  enum class Kind : uint8_t {
    none,        // still in
    skip,        // rule: the program's skip rule
    reject,      // rule: the program's rejection point
    waiting,     // refers to a record that nothing is known of yet (rule: its number): another reading will tell
    unforeseen,  // a value failed that has no rejection point: the program is wrong, the run ends
  };
  Kind kind = Kind::none;
  uint32_t rule = 0;
  Text reason = {};  // in the batch's arena
};

/// One unit of one map in one batch.
struct UnitState {
  Verdict verdict;
  const Column* results = nullptr;  // the body's results by place; null when the body did not run on the unit
  uint32_t row = 0;                 // of the results
};

}  // namespace damson
