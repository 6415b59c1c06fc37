// What all steps that run on one batch share.
#pragma once

#include <vector>

#include "runtime/engine/evaluate/note.h"
#include "runtime/engine/profile/step_times.h"
#include "runtime/program/step.h"

namespace damson {

class LookupTables;

struct Evaluation {
  const LookupTables& lookups;
  Arena& arena;
  Failures& failures;
  std::vector<Note>& notes;
  std::vector<Loss> losses = {};  // of the call that is running
  StepTimes* times = nullptr;     // null: nobody wants to know
  const uint32_t* circles =
      nullptr;  // by unit: the circle of references that its record is in, 0 for none; null: none is
};

}  // namespace damson
