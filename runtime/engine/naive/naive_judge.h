// What becomes of one unit: the judgements in order, each looked at in full.
#pragma once

#include <optional>

#include "runtime/engine/judge/judge.h"
#include "runtime/engine/naive/naive_interpreter.h"

namespace damson {

/// The verdict of the first judgement that decides, or none; warnings become notes.
Verdict judge_naively(const std::vector<PreparedJudgement>& judgements, const PreparedMap& map,
                      const NaiveRegisters& results, uint32_t unit, Evaluation& evaluation);

/// The verdict on a loop's list, after those on the inputs that it comes from; none when its items can be units.
Verdict judge_list_naively(const PreparedLoop& loop, const PreparedMap& map, const NaiveRegister& list,
                           const NaiveRegisters& inputs, Evaluation& evaluation);

}  // namespace damson
