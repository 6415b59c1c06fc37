// Lock, journal, what was interrupted: in this order.
#include "compiler/driver/state/open_state.h"

#include <fmt/format.h>

#include "compiler/driver/state/named_runs.h"
#include "runtime/base/utc_now.h"
#include "runtime/connectors/connector_steps.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/diagnostics/catalogue/ledger_not_writable.h"
#include "runtime/diagnostics/catalogue/run_interrupted.h"
#include "runtime/publication/publish_together.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

std::string absolute_folder(const fs::path& folder) {
  std::error_code ignored;
  const fs::path canonical = fs::weakly_canonical(fs::absolute(folder, ignored), ignored);
  return canonical.empty() ? folder.string() : canonical.string();
}

Problem needs_a_decision(const UnfinishedRun& run, const Invocation& invocation) {
  Problem problem = run_interrupted(run.run, run.started);
  add_ways_on(problem, invocation);
  return problem;
}

/// A journal that is gone says nothing: then the lock of its run is that of any dead holder. One that cannot be looked
/// into may say so.
bool was_interrupted(const std::string& folder, int64_t run) {
  std::error_code unknown;
  if (!fs::exists(fs::path(folder) / "ledger.sqlite", unknown) && !unknown) return false;
  auto opened = Ledger::open_to_read(folder);
  auto* ledger = std::get_if<std::optional<Ledger>>(&opened);
  if (ledger == nullptr || !*ledger) return true;
  auto found = (*ledger)->interrupted();
  const auto* runs = std::get_if<std::vector<Ledger::Interrupted>>(&found);
  if (runs == nullptr) return true;
  for (const Ledger::Interrupted& one : *runs) {
    if (one.run.run != run || one.run.published) continue;
    const auto disk = disk_storage((fs::path(folder) / one.base).string());
    ConnectorSteps steps(*disk);
    const auto state = examine(one.run, steps);
    return !std::holds_alternative<Interruption>(state) || std::get<Interruption>(state) == Interruption::in_between;
  }
  return false;
}

}  // namespace

fs::path state_folder_of(const Invocation& invocation, const fs::path& spec_folder) {
  return invocation.state_folder.empty() ? spec_folder / ".damson" : fs::path(invocation.state_folder);
}

std::string command_for(std::string_view verb, const Invocation& invocation) {
  std::string command = fmt::format("damson {}", verb);
  for (const std::string& word : invocation.words) {
    if (!run_number(word)) command += " " + word;
  }
  if (!invocation.state_folder.empty()) command += " --state " + invocation.state_folder;
  return command;
}

void add_ways_on(Problem& problem, const Invocation& invocation) {
  problem.notes.push_back(fmt::format("`{}` puts the rest in place", command_for("resume", invocation)));
  problem.notes.push_back(fmt::format("`{}` puts back what was there before", command_for("rollback", invocation)));
}

LockHolder lock_holder(const fs::path& folder, int64_t run) {
  return {.run = run, .state_folder = absolute_folder(folder), .since = utc_now(), .was_interrupted = was_interrupted};
}

std::variant<OpenState, Problem> open_state(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  const std::string ledger_path = (folder / "ledger.sqlite").lexically_normal().string();
  if (error) return Problem(ledger_not_writable(ledger_path, error.message()));
  auto locked = WriteLock::acquire(WriteLock::Of::state_folder, folder.lexically_normal().string(),
                                   (folder / "lock").string(), lock_holder(folder, 0));
  if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
  auto opened = Ledger::open(folder.lexically_normal().string());
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  Ledger& ledger = std::get<Ledger>(opened);
  auto interrupted = ledger.interrupted();
  if (auto* problem = std::get_if<Problem>(&interrupted)) return std::move(*problem);
  return OpenState{folder, std::get<WriteLock>(std::move(locked)), std::move(ledger),
                   std::get<0>(std::move(interrupted))};
}

std::string base_of(const OpenState& state, const Ledger::Interrupted& interrupted) {
  return (state.folder / interrupted.base).lexically_normal().string();
}

std::variant<std::vector<WriteLock>, Problem> lock_targets(const OpenState& state,
                                                           const Ledger::Interrupted& interrupted) {
  std::vector<WriteLock> locks;
  for (const PublishStep& step : interrupted.run.steps) {
    if (step.target.empty()) continue;
    const fs::path place = fs::path(base_of(state, interrupted)) / step.place;
    std::error_code unknown;
    if (!fs::exists(place.parent_path(), unknown) && !unknown)
      continue;  // the folder that the run made is gone again: there is nothing to lock
    LockHolder holder = lock_holder(state.folder, interrupted.run.run);
    holder.was_interrupted = nullptr;  // it is this run that was, even if the project has been moved or copied since
    auto locked = WriteLock::acquire(WriteLock::Of::target, shown_place(step), lock_name(place), holder);
    if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
    locks.push_back(std::get<WriteLock>(std::move(locked)));
  }
  return locks;
}

std::optional<Problem> settle_interruptions(OpenState& state, const Invocation& invocation) {
  for (const Ledger::Interrupted& one : state.interrupted) {
    const auto disk = disk_storage(base_of(state, one));
    ConnectorSteps steps(*disk);
    const auto journal = state.ledger.journal_of(one.run.run);
    auto settled = settle_interruption(one.run, steps, *journal);
    if (auto* problem = std::get_if<Problem>(&settled)) return std::move(*problem);
    if (!std::get<bool>(settled)) return needs_a_decision(one.run, invocation);
  }
  state.interrupted.clear();
  return std::nullopt;
}

std::optional<Problem> foresee_interruption(const fs::path& folder, const Invocation& invocation) {
  auto opened = Ledger::open_to_read(folder.lexically_normal().string());
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& ledger = std::get<std::optional<Ledger>>(opened);
  if (!ledger) return std::nullopt;
  auto found = ledger->interrupted();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  for (const Ledger::Interrupted& one : std::get<0>(found)) {
    if (one.run.published) continue;
    const auto disk = disk_storage((folder / one.base).lexically_normal().string());
    ConnectorSteps steps(*disk);
    auto state = examine(one.run, steps);
    if (auto* problem = std::get_if<Problem>(&state)) return std::move(*problem);
    if (std::get<Interruption>(state) == Interruption::in_between) return needs_a_decision(one.run, invocation);
  }
  return std::nullopt;
}

}  // namespace damson
