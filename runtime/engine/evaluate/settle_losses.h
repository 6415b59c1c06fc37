// Several places may each leave out a part of one value: lost is what none of them keeps.
#pragma once

#include <vector>

#include "runtime/engine/evaluate/note.h"
#include "runtime/program/program.h"

namespace damson {

/// Takes out of `notes`, which are by unit, what some other place of the same group keeps; of what is left each part
/// once, at the first of its places. What a step has noted only for this is taken out as well.
void settle_losses(const std::vector<LossRule>& rules, std::vector<Note>& notes);

}  // namespace damson
