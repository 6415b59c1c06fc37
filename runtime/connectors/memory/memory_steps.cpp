// Moves contents between what is staged, in place and kept.
#include "runtime/connectors/memory/memory_steps.h"

namespace damson {

namespace {

using Files = std::map<std::string, std::string>;

void move_content(const std::string& place, Files& from, Files& to) {
  auto node = from.extract(place);
  if (node.empty()) return;
  to.insert_or_assign(place, std::move(node.mapped()));
}

}  // namespace

PublishStep MemorySteps::stage(const std::string& path, std::string content) {
  PublishStep step{.kind = PublishStep::Kind::put_file,
                   .place = path,
                   .staged = path,
                   .kept = path,
                   .replaces = files_.contains(path),
                   .bytes = content.size()};
  staged_.insert_or_assign(path, std::move(content));
  return step;
}

std::optional<PublishStep> MemorySteps::removal_of(const std::string& path) {
  if (!files_.contains(path)) return std::nullopt;
  return PublishStep{.kind = PublishStep::Kind::remove_file, .place = path, .kept = path, .replaces = true};
}

std::variant<StepState, Problem> MemorySteps::state_of(const PublishStep& step) {
  if (step.kind == PublishStep::Kind::remove_file) {
    if (kept_.contains(step.place)) return files_.contains(step.place) ? StepState::changed : StepState::applied;
    return files_.contains(step.place) ? StepState::pending : StepState::undone;
  }
  if (staged_.contains(step.place)) return StepState::pending;
  const bool there = step.replaces ? kept_.contains(step.place) : files_.contains(step.place);
  return there ? StepState::applied : StepState::undone;
}

std::optional<Problem> MemorySteps::apply(const PublishStep& step) {
  move_content(step.place, files_, kept_);
  if (step.kind == PublishStep::Kind::put_file) move_content(step.place, staged_, files_);
  return std::nullopt;
}

std::optional<Problem> MemorySteps::take_back(const PublishStep& step) {
  const bool pending = staged_.erase(step.place) != 0;
  if (!pending && step.kind == PublishStep::Kind::put_file && !step.replaces) files_.erase(step.place);
  move_content(step.place, kept_, files_);
  return std::nullopt;
}

}  // namespace damson
