// All steps or none; after a crash, the rest of them or none.
#include "runtime/publication/publish_together.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "runtime/diagnostics/catalogue/changed_while_publishing.h"
#include "runtime/diagnostics/catalogue/run_cannot_be_finished.h"
#include "runtime/diagnostics/catalogue/run_cannot_be_taken_back.h"

namespace damson {

namespace {

/// From the last to the first. Says in the problem's notes what could not be taken back.
bool take_back_steps(std::span<const PublishStep> steps, StepStore& store, Problem& problem) {
  bool all = true;
  for (size_t i = steps.size(); i-- > 0;) {
    const auto failure = store.take_back(steps[i]);
    if (!failure) continue;
    all = false;
    problem.notes.push_back(fmt::format("`{}` could not be taken back: {}", shown_place(steps[i]), failure->message));
  }
  return all;
}

/// In place for good. What was kept goes; where even that cannot be noted, the next command cleans again.
void settle_steps(std::span<const PublishStep> steps, StepStore& store, Journal& journal) {
  bool clean = true;
  for (const PublishStep& step : steps) clean = store.settle(step) && clean;
  if (clean) (void)journal.settled();
}

Publication conclude(std::span<const PublishStep> steps, StepStore& store, Journal& journal) {
  if (auto problem = journal.published()) return {Published::everything, std::move(problem)};
  settle_steps(steps, store, journal);
  return {Published::everything};
}

/// Those of `steps` that are not done. In the middle of a problem nothing is decided here.
std::optional<Problem> apply_steps(std::span<const PublishStep> steps, StepStore& store) {
  for (const PublishStep& step : steps) {
    const auto state = store.state_of(step);
    if (const auto* problem = std::get_if<Problem>(&state)) return *problem;
    if (std::get<StepState>(state) == StepState::undone)
      return changed_while_publishing(shown_place(step));  // what was staged is gone
    if (std::get<StepState>(state) != StepState::pending) continue;
    if (auto problem = store.apply(step)) return problem;
  }
  return store.make_durable(steps);
}

struct StatesOfSteps {
  size_t pending = 0;
  size_t applied = 0;
  const PublishStep* changed = nullptr;       // the first of them
  const PublishStep* changed_file = nullptr;  // what others have changed in a store since was made before that
  const PublishStep* undone = nullptr;
};

std::variant<StatesOfSteps, Problem> states_of(std::span<const PublishStep> steps, StepStore& store) {
  StatesOfSteps states;
  for (const PublishStep& step : steps) {
    const auto state = store.state_of(step);
    if (const auto* problem = std::get_if<Problem>(&state)) return *problem;
    switch (std::get<StepState>(state)) {
      case StepState::pending: ++states.pending; break;
      case StepState::applied: ++states.applied; break;
      case StepState::changed:
        if (states.changed == nullptr) states.changed = &step;
        if (states.changed_file == nullptr && !is_of_store(step)) states.changed_file = &step;
        break;
      case StepState::undone: states.undone = states.undone == nullptr ? &step : states.undone; break;
    }
  }
  return states;
}

}  // namespace

void preserve_what_is_replaced(std::span<PublishStep> steps, const std::string& folder) {
  if (folder.empty()) return;
  for (size_t i = 0; i < steps.size(); ++i) {
    if (is_of_store(steps[i])) {  // which keeps what is there: what is put beside it is kept
      steps[i].preserved = fmt::format("{}/{}-rows", folder, i + 1);
      continue;
    }
    if (!steps[i].replaces) continue;
    const std::string name = std::filesystem::path(steps[i].place).filename().string();
    steps[i].preserved = fmt::format("{}/{}-{}", folder, i + 1, name);
  }
}

Publication publish_together(std::span<const PublishStep> steps, StepStore& store, Journal& journal) {
  auto problem = store.make_durable(steps);
  if (!problem) problem = journal.intend(steps);
  if (problem) {
    Problem about_what_was_staged;  // nothing is in place: what cannot be removed is a leftover, as of a run that was
                                    // killed
    (void)take_back_steps(steps, store, about_what_was_staged);
    return {Published::nothing, std::move(problem)};
  }
  problem = apply_steps(steps, store);
  if (!problem) return conclude(steps, store, journal);
  if (!take_back_steps(steps, store, *problem)) return {Published::partly, std::move(problem)};
  (void)store.make_durable(steps);
  (void)journal.taken_back();  // where this fails, the next command sees for itself that nothing is done
  return {Published::nothing, std::move(problem)};
}

std::variant<Interruption, Problem> examine(const UnfinishedRun& run, StepStore& store) {
  const auto examined = states_of(run.steps, store);
  if (const auto* problem = std::get_if<Problem>(&examined)) return *problem;
  const auto& states = std::get<StatesOfSteps>(examined);
  if (states.applied == run.steps.size()) return Interruption::everything_done;
  if (states.applied == 0 && states.pending == 0 && states.changed == nullptr) return Interruption::nothing_done;
  return Interruption::in_between;
}

std::variant<bool, Problem> settle_interruption(const UnfinishedRun& run, StepStore& store, Journal& journal) {
  if (run.published) {
    settle_steps(run.steps, store, journal);
    return true;
  }
  auto examined = examine(run, store);
  if (auto* problem = std::get_if<Problem>(&examined)) return std::move(*problem);
  switch (std::get<Interruption>(examined)) {
    case Interruption::in_between: return false;
    case Interruption::everything_done: {
      auto concluded = conclude(run.steps, store, journal);
      if (concluded.problem) return std::move(*concluded.problem);
      return true;
    }
    case Interruption::nothing_done:
      if (auto problem = journal.taken_back()) return std::move(*problem);
      return true;
  }
  return false;
}

Publication finish(const UnfinishedRun& run, StepStore& store, Journal& journal) {
  auto examined = states_of(run.steps, store);
  if (auto* problem = std::get_if<Problem>(&examined)) return {Published::partly, std::move(*problem)};
  const auto& states = std::get<StatesOfSteps>(examined);
  const PublishStep* lost = states.undone != nullptr ? states.undone : states.changed_file;
  if (lost != nullptr) {
    const char* reason = states.undone != nullptr ? "was to become is gone" : "became was changed by somebody else";
    return {Published::partly, run_cannot_be_finished(run.run, shown_place(*lost), std::string_view(reason))};
  }
  if (auto problem = apply_steps(run.steps, store)) return {Published::partly, std::move(problem)};
  return conclude(run.steps, store, journal);
}

Publication take_back(const UnfinishedRun& run, StepStore& store, Journal& journal) {
  auto examined = states_of(run.steps, store);
  if (auto* problem = std::get_if<Problem>(&examined)) return {Published::partly, std::move(*problem)};
  if (const PublishStep* changed = std::get<StatesOfSteps>(examined).changed) {
    return {Published::partly, run_cannot_be_taken_back(run.run, shown_place(*changed))};
  }
  for (size_t i = run.steps.size(); i-- > 0;) {
    if (auto problem = store.take_back(run.steps[i])) return {Published::partly, std::move(problem)};
  }
  if (auto problem = store.make_durable(run.steps)) return {Published::partly, std::move(problem)};
  return {Published::nothing, journal.taken_back()};
}

}  // namespace damson
