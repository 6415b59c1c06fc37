// Where the effects of publishing happen: a disk, memory, later a database. Every operation may be repeated after a
// crash.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/publish_step.h"

namespace damson {

/// What a step that reverts finds in its store.
struct RowsToTakeOut {
  uint64_t rows = 0;                            // as the run put them there
  bool restored = false;                        // some were there before: they become again what they were
  uint64_t changed = 0;                         // by somebody else since, or gone
  std::vector<std::string> first_changed = {};  // in words
  bool touches_others = false;                  // rows of others refer to some, or would go or change with them
};

class StepStore {
 public:
  virtual ~StepStore() = default;
  virtual std::variant<StepState, Problem> state_of(const PublishStep& step) = 0;
  /// Of a step that is pending.
  virtual std::optional<Problem> apply(const PublishStep& step) = 0;
  /// Of a step in any state but `changed`; what was there before is there again, and what was staged is gone.
  virtual std::optional<Problem> take_back(const PublishStep& step) = 0;
  /// The names that the steps use survive a power cut.
  virtual std::optional<Problem> make_durable(std::span<const PublishStep> steps) = 0;
  /// Of a step that reverts, and has not: what it will find. Everything is as it was afterwards.
  virtual std::variant<RowsToTakeOut, Problem> foresee(const PublishStep& /*step*/) { return RowsToTakeOut(); }
  /// Published for good: what was kept goes. False when it could not be removed, and has to be tried again.
  virtual bool settle(const PublishStep& step) = 0;
};

}  // namespace damson
