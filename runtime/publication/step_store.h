// Where the effects of publishing happen: a disk, memory, later a database. Every operation may be repeated after a crash.
#pragma once

#include <optional>
#include <span>
#include <variant>

#include "runtime/diagnostics/problem.h"
#include "runtime/publication/publish_step.h"

namespace damson {

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
  /// Published for good: what was kept goes. False when it could not be removed, and has to be tried again.
  virtual bool settle(const PublishStep& step) = 0;
};

}  // namespace damson
