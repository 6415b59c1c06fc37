// Publish steps on a disk: renames, with what was there before kept under a second name until the run is settled.
#pragma once

#include <string>

#include "runtime/publication/step_store.h"

namespace damson {

class FileSteps final : public StepStore {
 public:
  /// Relative places start there.
  explicit FileSteps(std::string base_folder) : base_(base_folder.empty() ? "." : std::move(base_folder)) {}

  std::variant<StepState, Problem> state_of(const PublishStep& step) override;
  std::optional<Problem> apply(const PublishStep& step) override;
  std::optional<Problem> take_back(const PublishStep& step) override;
  std::optional<Problem> make_durable(std::span<const PublishStep> steps) override;
  bool settle(const PublishStep& step) override;

 private:
  std::string base_;
};

}  // namespace damson
