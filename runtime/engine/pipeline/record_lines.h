// On which lines records start: few are asked for, those of examples and of rejected records, unless every record has a
// key.
#pragma once

#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

/// For all records at once, which can be done before it is their turn.
inline void find_lines(BatchSlot& slot) {
  if (slot.lines_found) return;
  slot.lines_found = true;
  slot.lines.clear();
  if (slot.reader != nullptr) slot.reader->find_lines(*slot.block, slot.lines);
}

/// 0: it stands on no line.
inline uint64_t line_of(BatchSlot& slot, uint32_t record) {
  find_lines(slot);
  return slot.lines.empty() ? 0 : slot.lines[record];
}

}  // namespace damson
