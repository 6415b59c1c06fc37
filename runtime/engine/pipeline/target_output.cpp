// One target on its way.
#include "runtime/engine/pipeline/target_output.h"

#include "runtime/connectors/compression/packed_output.h"

namespace damson {

std::optional<Problem> TargetOutput::begin(Storage& storage, bool plan) {
  if (plan) {
    if (auto problem = storage.obstacle_to_staging(path_)) return problem;
  } else {
    auto staged = stage_packed(storage, path_, clock_);
    if (auto* problem = std::get_if<Problem>(&staged)) return std::move(*problem);
    staged_ = std::move(std::get<0>(staged));
  }
  return write(writer_->header());
}

std::optional<Problem> TargetOutput::append(std::string_view records, uint64_t count) {
  if (count == 0) return std::nullopt;
  if (records_ == 0) records.remove_prefix(separator_.size());
  records_ += count;
  return write(records);
}

std::optional<Problem> TargetOutput::finish() {
  if (auto problem = write(writer_->footer())) return problem;
  const StageTimer timer(clock_, Stage::write);
  return staged_ == nullptr ? std::nullopt : problem_of(staged_->finish());
}

void TargetOutput::hand_over(const std::string& target, std::vector<PublishStep>& steps) {
  if (staged_ == nullptr) return;
  PublishStep step = staged_->hand_over();
  step.target = target;
  if (step.digest.empty()) step.digest = digest();
  steps.push_back(std::move(step));
}

std::optional<Problem> TargetOutput::write(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  add_to_digest(bytes);
  bytes_ += bytes.size();
  if (staged_ == nullptr) return std::nullopt;
  const StageTimer timer(clock_, Stage::write);
  if (clock_ != nullptr) clock_->count(Stage::write, 0, bytes.size());
  return problem_of(staged_->append(bytes));
}

void TargetOutput::add_to_digest(std::string_view bytes) {
  const StageTimer timer(clock_, Stage::digest);
  if (clock_ != nullptr) clock_->count(Stage::digest, 0, bytes.size());
  digest_.add(bytes);
}

}  // namespace damson
