// Takes back a run that is over, with the steps, the journal and the interpreter of every run.
#include "compiler/driver/state/rollback_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/open_past_runs.h"
#include "compiler/driver/state/way_back.h"
#include "runtime/base/reveal_environment.h"
#include "runtime/base/utf8.h"
#include "runtime/connectors/connector_steps.h"
#include "runtime/connectors/disk/file_steps.h"
#include "runtime/connectors/disk/made_folders.h"
#include "runtime/connectors/disk/staging_names.h"
#include "runtime/diagnostics/catalogue/changed_since_run.h"
#include "runtime/diagnostics/catalogue/journal_left_behind.h"
#include "runtime/diagnostics/catalogue/no_way_back.h"
#include "runtime/diagnostics/catalogue/rows_in_use.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/publication/publish_together.h"
#include "runtime/report/number_text.h"

namespace damson {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct TakenFile {
  std::string target;  // empty: a quarantine file
  std::string path;
  std::string what;                   // "put back", "removed", "left as it is"
  std::optional<uint64_t> rows = {};  // of a table
};

struct Reversal {
  PastRun run;
  int64_t by = 0;  // the run that takes it back; 0: it did not come so far
  Published published = Published::nothing;
  std::vector<TakenFile> files = {};
  std::vector<Problem> problems = {};
};

class RunReversal {
 public:
  RunReversal(OpenState& state, const Invocation& invocation, Reversal& reversal)
      : state_(state),
        invocation_(invocation),
        reversal_(reversal),
        disk_((state.folder / reversal.run.base).lexically_normal().string()),
        storage_(disk_storage((state.folder / reversal.run.base).lexically_normal().string())),
        steps_(*storage_) {}

  std::optional<Problem> take_back() {
    auto steps = state_.ledger.steps_of(reversal_.run.run);
    if (auto* problem = std::get_if<Problem>(&steps)) return std::move(*problem);
    if (auto problem = sort(std::get<0>(std::move(steps)))) return problem;
    if (auto problem = refuse_changed()) return problem;
    auto started = state_.ledger.record_start(
        {.spec = reversal_.run.spec, .fingerprint = {}, .base = reversal_.run.base, .reverts = reversal_.run.run});
    if (auto* problem = std::get_if<Problem>(&started)) return std::move(*problem);
    reversal_.by = std::get<int64_t>(started);
    auto problem = publish();
    if (!problem && reversal_.published == Published::everything) problem = clean_up();
    return problem;
  }

 private:
  /// Which steps can be undone, which are undone already, and which somebody else has made something else of.
  std::optional<Problem> sort(std::vector<PublishStep> steps) {
    for (PublishStep& step : steps) {
      if (step.shown.empty()) step.shown = step.place;
      // with another value there is another file, or none, and it is not what the run wrote
      step.place = reveal_environment(std::move(step.place));
      if (step.kind == PublishStep::Kind::change_store) {
        if (auto problem = look_into_store(step)) return problem;
        continue;
      }
      auto found = disk_.aftermath_of(step);
      if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
      const auto aftermath = std::get<FileSteps::Aftermath>(found);
      const bool made_only = step.kind == PublishStep::Kind::put_file && !step.replaces;
      if (aftermath == FileSteps::Aftermath::gone && made_only) continue;  // it is not there, as before
      auto way_back = disk_.can_be_reverted(step);
      if (auto* problem = std::get_if<Problem>(&way_back)) return std::move(*problem);
      if (aftermath == FileSteps::Aftermath::as_done && std::get<bool>(way_back)) {
        undone_.push_back(std::move(step));
      } else {
        changed_.push_back({std::move(step), aftermath == FileSteps::Aftermath::gone});
      }
    }
    return std::nullopt;
  }

  std::optional<Problem> look_into_store(const PublishStep& step) {
    PublishStep back = step;
    back.kind = PublishStep::Kind::revert_store;
    back.staged.clear();
    back.kept.clear();
    auto state = steps_.state_of(back);
    if (auto* problem = std::get_if<Problem>(&state)) return std::move(*problem);
    if (std::get<StepState>(state) != StepState::pending) {
      std::error_code unknown;
      const bool made_only = !step.replaces && !fs::exists(fs::path(base()) / step.place, unknown);
      if (!made_only) changed_.push_back({step, false});
      return std::nullopt;
    }
    auto foreseen = steps_.foresee(back);
    if (auto* problem = std::get_if<Problem>(&foreseen)) return std::move(*problem);
    auto& found = std::get<RowsToTakeOut>(foreseen);
    if (found.touches_others) return rows_in_use(reversal_.run.run, shown_place(step));
    changed_rows_ += found.changed;
    std::ranges::move(found.first_changed, std::back_inserter(rows_told_));
    back.leaves_changed = found.changed != 0;
    stores_.push_back({std::move(back), found.rows, found.changed, found.restored});
    return std::nullopt;
  }

  /// Rejected records are there to be corrected: that they have been keeps nobody from taking back the run.
  std::optional<Problem> refuse_changed() {
    std::vector<std::string> lines;
    for (const auto& [step, gone] : changed_) {
      reversal_.files.push_back({step.target, shown_place(step), "left as it is"});
      if (!step.target.empty())
        lines.push_back(
            fmt::format("`{}` ({}) {}", shown_place(step), step.target, gone ? "was removed" : "was changed"));
    }
    if ((lines.empty() && changed_rows_ == 0) || invocation_.own.contains("--except-changed")) return std::nullopt;
    reversal_.files.clear();
    std::string what = lines.empty()       ? std::string()
                       : lines.size() == 1 ? std::string("a target was changed")
                                           : fmt::format("{} targets were changed", lines.size());
    if (changed_rows_ != 0) {
      what += fmt::format("{}{}", what.empty() ? "" : ", and ",
                          count_of(changed_rows_, "row was changed or removed", "rows were changed or removed"));
    }
    Problem problem = changed_since_run(reversal_.run.run, what);
    problem.notes = std::move(lines);
    std::ranges::move(rows_told_, std::back_inserter(problem.notes));
    problem.notes.push_back("with `--except-changed` everything else is taken back, and these stay as they are");
    return problem;
  }

  std::optional<Problem> publish() {
    std::vector<WriteLock> locks;
    std::vector<PublishStep> inverses;
    auto problem = stage(locks, inverses);
    if (problem) {
      give_up(inverses);
      return problem;
    }
    const auto journal = state_.ledger.journal_of(reversal_.by);
    Publication publication = publish_together(inverses, steps_, *journal);
    reversal_.published = publication.published;
    if (publication.published == Published::everything) {
      locks.clear();  // they lie beside the targets
      for (const PublishStep& inverse : inverses) {
        const bool removes = inverse.kind != PublishStep::Kind::put_file;
        if (removes) remove_made_folders(fs::path(base()) / inverse.place, inverse.folders_made);
      }
    }
    if (publication.published == Published::partly) {
      for (WriteLock& lock : locks) lock.leave();
      if (publication.problem) add_ways_on(*publication.problem, invocation_);
    }
    return std::move(publication.problem);
  }

  /// In the other order than that in which the run did it.
  std::optional<Problem> stage(std::vector<WriteLock>& locks, std::vector<PublishStep>& inverses) {
    for (size_t i = undone_.size(); i-- > 0;) {
      const PublishStep& step = undone_[i];
      if (auto problem = lock(step, locks)) return problem;
      auto inverse = disk_.stage_inverse(step, reversal_.by);
      if (auto* problem = std::get_if<Problem>(&inverse)) return std::move(*problem);
      const bool removes = std::get<PublishStep>(inverse).kind == PublishStep::Kind::remove_file;
      reversal_.files.push_back({step.target, shown_place(step), removes ? "removed" : "put back"});
      inverses.push_back(std::get<PublishStep>(std::move(inverse)));
    }
    return add_stores(locks, inverses);
  }

  /// Last, so that what could not be given back is asked for first.
  std::optional<Problem> add_stores(std::vector<WriteLock>& locks, std::vector<PublishStep>& inverses) {
    for (size_t i = stores_.size(); i-- > 0;) {
      const auto& [step, rows, changed, restored] = stores_[i];
      if (auto problem = lock(step, locks)) return problem;
      reversal_.files.push_back({step.target, shown_place(step), restored ? "put back" : "removed", rows});
      if (changed != 0) reversal_.files.push_back({step.target, shown_place(step), "left as it is", changed});
      inverses.push_back(step);
    }
    return std::nullopt;
  }

  /// What is in the state folder is locked with that.
  std::optional<Problem> lock(const PublishStep& step, std::vector<WriteLock>& locks) {
    if (step.target.empty()) return std::nullopt;
    auto locked = WriteLock::acquire(WriteLock::Of::target, shown_place(step), lock_name(fs::path(base()) / step.place),
                                     lock_holder(state_.folder, reversal_.by));
    if (auto* problem = std::get_if<Problem>(&locked)) return std::move(*problem);
    locks.push_back(std::get<WriteLock>(std::move(locked)));
    return std::nullopt;
  }

  /// Nothing has happened: what was staged goes, and the run counts as one that published nothing.
  void give_up(const std::vector<PublishStep>& inverses) {
    for (const PublishStep& inverse : inverses) (void)steps_.take_back(inverse);
    (void)state_.ledger.journal_of(reversal_.by)->taken_back();
    reversal_.files.clear();
  }

  /// What was kept for the way back is of no more use; where it stays, it only takes room.
  std::optional<Problem> clean_up() {
    auto forgotten = forget_run(state_.ledger, state_.folder, reversal_.run.run);
    if (auto* problem = std::get_if<Problem>(&forgotten))
      return journal_left_behind(state_.ledger.path(), problem->message);
    return std::nullopt;
  }

  std::string base() const { return (state_.folder / reversal_.run.base).lexically_normal().string(); }

  OpenState& state_;
  const Invocation& invocation_;
  Reversal& reversal_;
  struct Store {
    PublishStep back;
    uint64_t rows;     // that go
    uint64_t changed;  // that stay
    bool restored;     // some were there before, and are again what they were
  };

  FileSteps disk_;
  std::unique_ptr<Storage> storage_;
  ConnectorSteps steps_;
  std::vector<PublishStep> undone_;
  std::vector<Store> stores_;
  uint64_t changed_rows_ = 0;
  std::vector<std::string> rows_told_;                 // the first of them
  std::vector<std::pair<PublishStep, bool>> changed_;  // and whether it is gone
};

std::optional<Problem> reverse(const NamedRuns& named, const Invocation& invocation, Reversal& reversal) {
  const int64_t number = named.runs.front();
  auto opened = open_past_runs(named, invocation, "`damson history` lists the runs");
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& [state, runs] = std::get<PastRuns>(opened);
  const auto run = std::ranges::find(runs, number, &PastRun::run);
  const auto writers = last_writers(runs, state.ledger, state.folder);
  if (const auto* problem = std::get_if<Problem>(&writers)) return *problem;
  auto reason = no_way_back_of(*run, std::get<LastWriters>(writers), state.ledger, state.folder);
  if (auto* problem = std::get_if<Problem>(&reason)) return std::move(*problem);
  if (const auto& words = std::get<0>(reason)) return no_way_back(number, *words);
  reversal.run = *run;
  return RunReversal(state, invocation, reversal).take_back();
}

Json to_json(const Reversal& reversal) {
  Json files = Json::array();
  for (const TakenFile& file : reversal.files) {
    files.push_back({{"target", file.target.empty() ? Json(nullptr) : Json(repaired_utf8(file.target))},
                     {"path", repaired_utf8(file.path)},
                     {"what", file.what}});
    if (file.rows) files.back()["rows"] = *file.rows;
  }
  return {{"command", "rollback"},
          {"run", reversal.run.run},
          {"spec", repaired_utf8(reversal.run.spec)},
          {"by", reversal.by},
          {"published", published_word(reversal.published)},
          {"files", std::move(files)},
          {"problems", damson::to_json(reversal.problems, SourceTexts())}};
}

std::string to_text(const Reversal& reversal) {
  if (reversal.by == 0) return {};
  std::string text;
  switch (reversal.published) {
    case Published::everything:
      text = fmt::format("Run {} of {} ({}) is taken back, by run {}.\n", reversal.run.run, harmless(reversal.run.spec),
                         reversal.run.started, reversal.by);
      break;
    case Published::nothing:
      return fmt::format("Run {} is not taken back: everything is as it was.\n", reversal.run.run);
    case Published::partly:
      text = fmt::format("Taking back run {} was interrupted: some targets may be put back, and some not.\n",
                         reversal.run.run);
      break;
  }
  for (const TakenFile& file : reversal.files) {
    const std::string rows = file.rows ? count_of(*file.rows, "row ", "rows ") : std::string();
    const std::string left = file.rows && *file.rows != 1 ? "are left as somebody else has made them"
                                                          : "is left as somebody else has made it";
    text += fmt::format("  {}: {} {}{}\n", file.target.empty() ? "rejected records" : harmless(file.target),
                        harmless(file.path), rows, file.what == "left as it is" ? left : file.what);
  }
  return text;
}

}  // namespace

int rollback_run(const NamedRuns& named, const Invocation& invocation, const Console& console) {
  Reversal reversal;
  reversal.run.run = named.runs.front();
  if (auto problem = reverse(named, invocation, reversal)) reversal.problems.push_back(std::move(*problem));
  if (invocation.json) {
    console.out << json_text(to_json(reversal));
  } else {
    if (!invocation.quiet) console.out << to_text(reversal) << std::flush;
    show_problems(reversal.problems, SourceTexts(), console);
  }
  return to_status(exit_of(reversal.problems));
}

}  // namespace damson
