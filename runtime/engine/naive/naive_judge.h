// What becomes of one unit: the judgements in order, each looked at in full.
#pragma once

#include <optional>

#include "runtime/engine/judge/judge.h"
#include "runtime/engine/naive/naive_interpreter.h"

namespace damson {

/// The verdict of the first judgement that decides, or none; warnings become notes.
Verdict judge_naively(const std::vector<PreparedJudgement>& judgements, const PreparedMap& map,
                      const NaiveRegisters& results, uint32_t unit, Evaluation& evaluation);

}  // namespace damson
