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

  /// What has become of what a step of a settled run did.
  enum class Aftermath : uint8_t {
    as_done,
    changed,  // somebody else has changed what it made, or made something where it removed something
    gone,     // somebody else has removed what it made
  };
  std::variant<Aftermath, Problem> aftermath_of(const PublishStep& step);
  /// Whether what was there before the step is still kept; also where nothing was.
  std::variant<bool, Problem> can_be_reverted(const PublishStep& step) const;
  /// The step that brings back what was there before, with that staged for the run of this number. The place is locked.
  std::variant<PublishStep, Problem> stage_inverse(const PublishStep& step, int64_t run);

 private:
  std::string base_;
};

}  // namespace damson
