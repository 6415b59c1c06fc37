// Counts, digests, packs and stages bytes.
#include "runtime/connectors/file_output.h"

#include "runtime/connectors/compression/packed_output.h"
#include "runtime/connectors/disk/glob.h"
#include "runtime/connectors/observe_file.h"

namespace damson {

std::variant<bool, Problem> FileOutput::is_there() const {
  auto found = storage_.find(as_glob(path_));
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  return !std::get<0>(found).empty();
}

std::variant<std::optional<ObservedState>, Problem> FileOutput::observe(const ObservedState& earlier) const {
  auto observed = observe_file(storage_, path_, earlier);
  if (auto* problem = std::get_if<Problem>(&observed)) return std::move(*problem);
  return std::optional<ObservedState>(std::get<ObservedState>(std::move(observed)));
}

std::optional<Problem> FileOutput::open(SinkMode mode) {
  if (mode == SinkMode::plan) return storage_.obstacle_to_staging(path_);
  auto staged = stage_packed(storage_, path_, clock_);
  if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
  staged_ = std::move(std::get<0>(staged));
  return std::nullopt;
}

std::optional<Problem> FileOutput::write(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  {
    const StageTimer timer(clock_, Stage::digest);
    if (clock_ != nullptr) clock_->count(Stage::digest, 0, bytes.size());
    digest_.add(bytes);
  }
  bytes_ += bytes.size();
  if (staged_ == nullptr) return std::nullopt;
  const StageTimer timer(clock_, Stage::write);
  if (clock_ != nullptr) clock_->count(Stage::write, 0, bytes.size());
  return problem_of(staged_->append(bytes));
}

std::optional<Problem> FileOutput::finish() {
  const StageTimer timer(clock_, Stage::write);
  return staged_ == nullptr ? std::nullopt : problem_of(staged_->finish());
}

void FileOutput::hand_over(std::vector<PublishStep>& steps) {
  if (staged_ == nullptr) return;
  PublishStep step = staged_->hand_over();
  step.target = target_;
  if (step.digest.empty()) step.digest = digest_.text();
  steps.push_back(std::move(step));
}

}  // namespace damson
