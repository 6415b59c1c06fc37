// Whether a run that is over can be taken back.
#include "compiler/driver/state/way_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "runtime/connectors/disk/file_steps.h"

namespace damson {

namespace {

namespace fs = std::filesystem;

bool counts(const PastRun& run) { return run.published() && run.reverts == 0 && run.reverted_by == 0; }

std::string place_on_disk(const PastRun& run, const PublishStep& step, const fs::path& state_folder) {
  return (state_folder / run.base / step.place).lexically_normal().string();
}

/// The last run that wrote a target of this one after it; 0: none.
int64_t later_run(const PastRun& run, const std::vector<PublishStep>& done, const LastWriters& writers,
                  const fs::path& state_folder) {
  int64_t later = 0;
  for (const PublishStep& step : done) {
    const auto writer = writers.find(place_on_disk(run, step, state_folder));
    if (!step.target.empty() && writer != writers.end() && writer->second > run.run)
      later = std::max(later, writer->second);
  }
  return later;
}

}  // namespace

std::variant<LastWriters, Problem> last_writers(const std::vector<PastRun>& runs, Ledger& ledger,
                                                const fs::path& state_folder) {
  LastWriters writers;
  for (const PastRun& run : runs) {
    if (!counts(run)) continue;
    auto steps = ledger.steps_of(run.run);
    if (auto* problem = std::get_if<Problem>(&steps)) return std::move(*problem);
    for (const PublishStep& step : std::get<0>(steps)) {
      if (!step.target.empty()) writers[place_on_disk(run, step, state_folder)] = run.run;
    }
  }
  return writers;
}

std::string folder_of_run(int64_t run) { return fmt::format("runs/{:06}", run); }

uint64_t bytes_kept(const fs::path& state_folder, int64_t run) {
  uint64_t bytes = 0;
  std::error_code ignored;
  fs::recursive_directory_iterator entries(state_folder / folder_of_run(run), ignored);
  for (; !ignored && entries != fs::recursive_directory_iterator(); entries.increment(ignored)) {
    std::error_code unknown;
    if (entries->is_regular_file(unknown)) bytes += entries->file_size(unknown);
  }
  return bytes;
}

std::variant<std::optional<std::string>, Problem> no_way_back_of(const PastRun& run, const LastWriters& writers,
                                                                 Ledger& ledger, const fs::path& state_folder) {
  if (run.reverts != 0) return std::optional(fmt::format("it took back run {}", run.reverts));
  if (run.reverted_by != 0) return std::optional(fmt::format("run {} has done that already", run.reverted_by));
  if (!run.published()) return std::optional(std::string("it published nothing"));
  auto steps = ledger.steps_of(run.run);
  if (auto* problem = std::get_if<Problem>(&steps)) return std::move(*problem);
  const auto& done = std::get<0>(steps);
  if (const int64_t other = later_run(run, done, writers, state_folder))
    return std::optional(fmt::format("run {} has written the same targets after it", other));
  if (done.empty()) return std::optional(std::string("the journal does not say what it put in place"));
  const FileSteps disk((state_folder / run.base).lexically_normal().string());
  for (const PublishStep& step : done) {
    if (step.kind == PublishStep::Kind::change_store) {
      std::error_code unknown;
      const bool kept = !step.preserved.empty() && fs::exists(state_folder / run.base / step.preserved, unknown);
      if (!kept) return std::optional(fmt::format("what it put into `{}` is no longer kept", shown_place(step)));
      continue;
    }
    if (step.target.empty()) continue;
    auto way_back = disk.can_be_reverted(step);
    if (auto* problem = std::get_if<Problem>(&way_back)) return std::move(*problem);
    if (std::get<bool>(way_back)) continue;
    return std::optional(fmt::format("what stood in `{}` before it is no longer kept", shown_place(step)));
  }
  return std::optional<std::string>();
}

void remove_run_folder(const fs::path& state_folder, int64_t run) {
  std::error_code ignored;
  fs::remove_all(state_folder / folder_of_run(run), ignored);
  fs::remove(state_folder / "runs", ignored);  // when it is empty
}

std::optional<Problem> remove_killed_runs(Ledger& ledger, const fs::path& state_folder) {
  std::error_code none;
  if (!fs::exists(state_folder / "runs", none)) return std::nullopt;
  auto found = ledger.past_runs();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  for (const PastRun& run : std::get<0>(found)) {
    if (!run.published() && fs::exists(state_folder / folder_of_run(run.run), none))
      remove_run_folder(state_folder, run.run);
  }
  return std::nullopt;
}

std::variant<bool, Problem> forget_run(Ledger& ledger, const fs::path& state_folder, int64_t run) {
  std::error_code failed;
  fs::remove_all(state_folder / folder_of_run(run), failed);
  if (auto problem = ledger.forget(run)) return std::move(*problem);
  std::error_code not_empty;
  fs::remove(state_folder / "runs", not_empty);
  return !failed;
}

std::optional<Problem> keep_last_runs(Ledger& ledger, const fs::path& state_folder, uint64_t keep) {
  auto found = ledger.past_runs();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  auto& runs = std::get<0>(found);
  uint64_t kept = 0;
  for (size_t i = runs.size(); i-- > 0;) {
    if (!counts(runs[i]) || kept++ < keep || !runs[i].forgotten.empty()) continue;
    auto forgotten = forget_run(ledger, state_folder, runs[i].run);
    if (auto* problem = std::get_if<Problem>(&forgotten)) return std::move(*problem);
  }
  return std::nullopt;
}

}  // namespace damson
