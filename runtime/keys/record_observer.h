// Somebody who is shown every record that a run writes: to keep what it will be known by, or to compare it with what is
// there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/keys/key_entry.h"

namespace damson {

class RecordObserver {
 public:
  virtual ~RecordObserver() = default;
  /// A record that the target holds if it does not lose its key to another. Called by many threads at once; `scratch`
  /// is the thread's own.
  virtual RecordDigest look(uint32_t target, const Column& records, uint32_t row, std::string& scratch) = 0;
  /// It is written. By one thread at a time, in the order of the input.
  virtual std::optional<Problem> written(uint32_t target, const KeyEntry& entry) = 0;
  /// All are written, nothing is published. `parts` of each source of the program, as people may see them.
  virtual std::optional<Problem> finish(const std::vector<std::vector<std::string>>& parts) = 0;
};

}  // namespace damson
