// On which lines records start. Few are ever asked for, those of examples and of rejected records, unless every record has a key.
#pragma once

#include "runtime/connectors/input/lines.h"
#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

/// For all records at once, which can be done before it is their turn.
inline void find_lines(BatchSlot& slot) {
  slot.lines.resize(slot.batch.starts.size());
  count_line_breaks_before({slot.block.bytes.data(), slot.block.size}, slot.batch.starts, slot.lines.data());
}

class RecordLines {
 public:
  explicit RecordLines(const BatchSlot& slot) : slot_(slot), line_(slot.block.first_line) {}

  /// Quick for records in their order: only what lies between two of them is counted.
  uint64_t of(uint32_t record) {
    if (!slot_.lines.empty()) return slot_.block.first_line + slot_.lines[record];
    const size_t start = slot_.batch.starts[record];
    if (start < counted_) {
      counted_ = 0;
      line_ = slot_.block.first_line;
    }
    line_ += count_line_breaks({slot_.block.bytes.data() + counted_, start - counted_});
    counted_ = start;
    return line_;
  }

 private:
  const BatchSlot& slot_;
  size_t counted_ = 0;
  uint64_t line_;
};

}  // namespace damson
