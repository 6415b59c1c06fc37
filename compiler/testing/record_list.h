// Records read into memory whole: what a run wrote to a target, or what a file of a test holds.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "runtime/connectors/connector.h"
#include "runtime/program/program.h"

namespace damson::testing {

class RecordList {
 public:
  /// Reads what `call` names, as records of `target`; nothing when all went well.
  std::optional<Problem> read(const ConnectorCall& call, const ProgramTarget& target, Storage& storage);

  size_t size() const { return rows_.size(); }
  const Column& column(size_t record) const { return blocks_[rows_[record].block].batch.records; }
  uint32_t row(size_t record) const { return rows_[record].row; }

 private:
  struct ReadBlock {
    std::unique_ptr<InputBlock> input;
    RecordBatch batch;
    Arena arena;
    Failures failures;
  };
  struct Row {
    size_t block;
    uint32_t row;
  };

  std::deque<ReadBlock> blocks_;
  std::vector<Row> rows_;
};

}  // namespace damson::testing
