// Reads what a target holds, through its own reader, on many threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/engine/engine.h"
#include "runtime/engine/pipeline/batch_slot.h"

namespace damson {

struct TargetToRead {
  const ProgramTarget& target;
  const EngineOptions& options;  // threads, blocks, environment, stop
  Storage& storage;
};

struct TargetVisitor {
  /// What the target consists of, as people may see it: before its records come.
  std::function<void(const std::vector<std::string>& parts)> begin = {};
  /// On a block; by many threads at once.
  std::function<void(BatchSlot&)> work = {};
  /// In their order, by one thread at a time, with the number in its part of the block's first record. False: no more
  /// are wanted.
  std::function<bool(BatchSlot&, uint64_t first_record)> commit = {};
};

/// What ended the reading before its time, or nothing.
std::optional<Problem> read_target(const TargetToRead& what, const TargetVisitor& visitor);

/// Whether the file or the table is there at all. Where that cannot be told it is.
bool is_target_there(const TargetToRead& what);

}  // namespace damson
