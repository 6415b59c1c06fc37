// Finishes or takes back what the journal says was intended, and tells which files that concerned.
#include "compiler/driver/state/end_interruption.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/open_state.h"
#include "runtime/base/utf8.h"
#include "runtime/connectors/connector_steps.h"
#include "runtime/connectors/disk/made_folders.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/publication/publish_together.h"

namespace damson {

namespace {

struct EndedRun {
  UnfinishedRun run;
  Published published = Published::partly;
};

struct Ending {
  std::vector<EndedRun> runs;
  std::vector<Problem> problems;
};

/// One that was published before it was interrupted stays so, whatever is asked: only what it kept is left to go.
Publication end_run(const UnfinishedRun& run, EndBy how, StepStore& store, Journal& journal) {
  if (run.published) {
    auto settled = settle_interruption(run, store, journal);
    if (auto* problem = std::get_if<Problem>(&settled)) return {Published::everything, std::move(*problem)};
    return {Published::everything};
  }
  return how == EndBy::finishing ? finish(run, store, journal) : take_back(run, store, journal);
}

/// What a run made goes with it: once the locks that lie beside the targets are gone.
void remove_folders_of(const std::vector<PublishStep>& steps, const std::string& base, Published published) {
  if (published == Published::partly) return;
  for (size_t i = steps.size(); i-- > 0;) {
    const bool removed =
        steps[i].kind == PublishStep::Kind::remove_file || steps[i].kind == PublishStep::Kind::revert_store;
    if (removed == (published == Published::everything))
      remove_made_folders(std::filesystem::path(base) / steps[i].place, steps[i].folders_made);
  }
}

Ending end_runs(const std::filesystem::path& folder, EndBy how) {
  Ending ending;
  std::error_code unknown;
  if (!std::filesystem::exists(folder / "ledger.sqlite", unknown) && !unknown)
    return ending;  // nothing is made where nothing was
  auto opened = open_state(folder);
  if (auto* problem = std::get_if<Problem>(&opened)) {
    ending.problems.push_back(std::move(*problem));
    return ending;
  }
  OpenState& state = std::get<OpenState>(opened);
  for (const Ledger::Interrupted& one : state.interrupted) {
    auto locks = lock_targets(state, one);
    if (const auto* problem = std::get_if<Problem>(&locks)) {
      ending.problems.push_back(*problem);
      return ending;
    }
    const auto disk = disk_storage(base_of(state, one));
    ConnectorSteps steps(*disk);
    const auto journal = state.ledger.journal_of(one.run.run);
    Publication ended = end_run(one.run, how, steps, *journal);
    ending.runs.push_back({one.run, ended.published});
    std::get<0>(locks).clear();
    remove_folders_of(one.run.steps, base_of(state, one), ended.published);
    if (ended.problem) ending.problems.push_back(std::move(*ended.problem));
  }
  return ending;
}

nlohmann::ordered_json to_json(const Ending& ending, EndBy how) {
  nlohmann::ordered_json json = {{"command", how == EndBy::finishing ? "resume" : "rollback"},
                                 {"runs", nlohmann::ordered_json::array()}};
  for (const EndedRun& ended : ending.runs) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const PublishStep& step : ended.run.steps) {
      files.push_back({{"target", step.target.empty() ? nlohmann::ordered_json(nullptr)
                                                      : nlohmann::ordered_json(repaired_utf8(step.target))},
                       {"path", repaired_utf8(shown_place(step))}});
    }
    json["runs"].push_back({{"run", ended.run.run},
                            {"spec", repaired_utf8(ended.run.spec)},
                            {"started", ended.run.started},
                            {"published", published_word(ended.published)},
                            {"files", std::move(files)}});
  }
  json["problems"] = to_json(ending.problems, SourceTexts());
  return json;
}

std::string outcome_words(Published published) {
  switch (published) {
    case Published::nothing: return "taken back: everything is as it was before";
    case Published::everything: return "published: all targets are in place";
    case Published::partly: return "still interrupted: some targets may be of this run, and some as they were before";
  }
  return {};
}

std::string to_text(const Ending& ending, EndBy how) {
  if (ending.runs.empty() && ending.problems.empty()) {
    return how == EndBy::finishing ? "No run was interrupted: there is nothing to do.\n"
                                   : "No run was interrupted: there is nothing to do. `damson rollback RUN` takes back "
                                     "a run that is over; `damson history` lists "
                                     "the runs.\n";
  }
  std::string text;
  for (const EndedRun& ended : ending.runs) {
    text += fmt::format("Run {} of {} ({}) is {}.\n", ended.run.run, harmless(ended.run.spec), ended.run.started,
                        outcome_words(ended.published));
    for (const PublishStep& step : ended.run.steps) {
      if (!step.target.empty()) text += fmt::format("  {}: {}\n", harmless(step.target), harmless(shown_place(step)));
    }
  }
  return text;
}

}  // namespace

int end_interruption(const Invocation& invocation, const Console& console, EndBy how) {
  const std::filesystem::path spec(invocation.words.empty() ? std::string() : invocation.words.front());
  const Ending ending =
      end_runs(state_folder_of(invocation, spec.parent_path().empty() ? "." : spec.parent_path()), how);
  if (invocation.json) {
    console.out << json_text(to_json(ending, how));
  } else {
    if (!invocation.quiet) console.out << to_text(ending, how) << std::flush;
    show_problems(ending.problems, SourceTexts(), console);
  }
  return to_status(exit_of(ending.problems));
}

}  // namespace damson
