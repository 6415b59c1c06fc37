// `damson forget RUN…`: what runs keep so that they can be taken back goes.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/open_past_runs.h"
#include "compiler/driver/state/way_back.h"
#include "runtime/diagnostics/catalogue/writing_failed.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/report/number_text.h"

namespace damson::commands {

namespace {

using Json = nlohmann::ordered_json;

struct Forgotten {
  std::vector<std::pair<int64_t, uint64_t>> runs;  // and how many bytes that freed
  std::vector<Problem> problems;
};

std::optional<Problem> forget_all(const NamedRuns& named, const Invocation& invocation, Forgotten& forgotten) {
  auto opened = open_past_runs(named, invocation, "nothing was forgotten; `damson history` lists the runs");
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  Ledger& ledger = std::get<PastRuns>(opened).state.ledger;
  for (const int64_t number : named.runs) {
    const uint64_t bytes = bytes_kept(named.folder, number);
    auto done = forget_run(ledger, named.folder, number);
    if (auto* problem = std::get_if<Problem>(&done)) return std::move(*problem);
    if (!std::get<bool>(done))
      return writing_failed((named.folder / folder_of_run(number)).string(),
                            std::string_view("not all of it could be removed"));
    forgotten.runs.emplace_back(number, bytes);
  }
  return std::nullopt;
}

int run_forget(const Invocation& invocation, const Console& console) {
  const NamedRuns named = named_runs(invocation);
  if (!named.complaint.empty()) return called_wrongly(console, named.complaint);
  if (named.runs.empty()) return called_wrongly(console, "which run? `damson history` lists them: `damson forget 3`");
  Forgotten forgotten;
  if (auto problem = forget_all(named, invocation, forgotten)) forgotten.problems.push_back(std::move(*problem));
  if (invocation.json) {
    Json runs = Json::array();
    for (const auto& [run, bytes] : forgotten.runs) runs.push_back({{"run", run}, {"bytes", bytes}});
    const Json json = {
        {"command", "forget"}, {"runs", std::move(runs)}, {"problems", to_json(forgotten.problems, SourceTexts())}};
    console.out << json_text(json);
  } else {
    for (const auto& [run, bytes] : forgotten.runs) {
      console.out << fmt::format("Run {} is forgotten: {} freed, and there is no way back before it.\n", run,
                                 size_text(bytes));
    }
    console.out << std::flush;
    show_problems(forgotten.problems, SourceTexts(), console);
  }
  return to_status(exit_of(forgotten.problems));
}

}  // namespace

Command forget() {
  return {
      .name = "forget",
      .place = 56,
      .summary = "Removes what runs keep so that they can be taken back.",
      .details =
          "What a run replaced, and by what the records that it wrote are known, is kept in the state folder, for the "
          "last runs (`damson run --keep N`). This frees the room at once. The "
          "targets stay as they are, and the journal still says what the run did; only `damson rollback` has nothing "
          "to put back any more.",
      .word = "[SPEC] RUN…",
      .takes_many = true,
      .options = {command_option(OptionId::state), command_option(OptionId::format)},
      .examples = {{.line = "damson forget 1", .summary = "Forget run 1.", .before = {"damson run museum.damson"}},
                   {.line = "damson forget museum.damson 1 2",
                    .summary = "Several, with the state folder of a spec.",
                    .before = {"damson run museum.damson", "damson run museum.damson"}}},
      .run = run_forget,
  };
}

}  // namespace damson::commands
