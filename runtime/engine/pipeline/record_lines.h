// On which lines records start. Few are ever asked for: those of examples, of rejected records, of keys.
#pragma once

#include "runtime/connectors/connector.h"
#include "runtime/connectors/input/lines.h"

namespace damson {

class RecordLines {
 public:
  RecordLines(const InputBlock& block, const std::vector<uint32_t>& starts)
      : block_(block), starts_(starts), line_(block.first_line) {}

  /// Quick for records in their order: only what lies between two of them is counted.
  uint64_t of(uint32_t record) {
    const size_t start = starts_[record];
    if (start < counted_) {
      counted_ = 0;
      line_ = block_.first_line;
    }
    line_ += count_line_breaks({block_.bytes.data() + counted_, start - counted_});
    counted_ = start;
    return line_;
  }

 private:
  const InputBlock& block_;
  const std::vector<uint32_t>& starts_;
  size_t counted_ = 0;
  uint64_t line_;
};

}  // namespace damson
