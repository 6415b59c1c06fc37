// Publish steps on files in memory: what disk/file_steps.h does with names, done with maps.
#pragma once

#include <map>
#include <string>

#include "runtime/publication/step_store.h"

namespace damson {

class MemorySteps final : public StepStore {
 public:
  /// `files` are those that the steps put there and take away; they outlive this.
  explicit MemorySteps(std::map<std::string, std::string>& files) : files_(files) {}

  /// What is staged for `path` becomes a step.
  PublishStep stage(const std::string& path, std::string content);
  std::optional<PublishStep> removal_of(const std::string& path);

  /// The same, with other files in place: what tests do to go on from one state in two ways.
  MemorySteps copy_over(std::map<std::string, std::string>& files) const {
    MemorySteps copy(files);
    copy.staged_ = staged_;
    copy.kept_ = kept_;
    return copy;
  }

  std::variant<StepState, Problem> state_of(const PublishStep& step) override;
  std::optional<Problem> apply(const PublishStep& step) override;
  std::optional<Problem> take_back(const PublishStep& step) override;
  std::optional<Problem> make_durable(std::span<const PublishStep>) override { return std::nullopt; }
  bool settle(const PublishStep& step) override {
    kept_.erase(step.place);
    return true;
  }

 private:
  std::map<std::string, std::string>& files_;
  std::map<std::string, std::string> staged_;  // by the place that it is for
  std::map<std::string, std::string> kept_;    // by the place that it was at
};

}  // namespace damson
