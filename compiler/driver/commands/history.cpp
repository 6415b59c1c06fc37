// `damson history [SPEC]`: the runs of a state folder.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/named_runs.h"
#include "compiler/driver/state/past_run_text.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/report/report_page.h"

namespace damson::commands {

namespace {

using Json = nlohmann::ordered_json;

std::string history_text(const ToldRuns& told, const Console& console) {
  if (told.runs.empty())
    return fmt::format("There has been no run in the state folder {}.\n", told.folder.lexically_normal().string());
  ReportPage page({console.out_colour, console.out_width});
  page.title(fmt::format("Runs in {}", told.folder.lexically_normal().string()));
  const size_t number_width = fmt::formatted_size("{}", told.runs.back().run.run);
  for (const ToldRun& run : told.runs) add_history_entry(run, number_width, page);
  return page.take();
}

int run_history(const Invocation& invocation, const Console& console) {
  const NamedRuns named = named_runs(invocation);
  if (!named.complaint.empty()) return called_wrongly(console, named.complaint);
  if (!named.runs.empty())
    return called_wrongly(console, fmt::format("`damson show {}` tells of one run", named.runs.front()));
  const ToldRuns told = tell_runs(named.folder);
  if (invocation.json) {
    Json runs = Json::array();
    for (const ToldRun& run : told.runs) runs.push_back(past_run_json(run));
    const Json json = {
        {"command", "history"}, {"runs", std::move(runs)}, {"problems", to_json(told.problems, SourceTexts())}};
    console.out << json_text(json);
  } else {
    if (told.problems.empty()) console.out << history_text(told, console) << std::flush;
    show_problems(told.problems, SourceTexts(), console);
  }
  return to_status(exit_of(told.problems));
}

}  // namespace

Command history() {
  return {
      .name = "history",
      .place = 52,
      .summary = "Lists the runs of a state folder, and whether they can be taken back.",
      .details =
          "When each run began, of which spec it was, how it ended, what became of its records, and whether `damson "
          "rollback` can "
          "take it back. The spec is needed only to find its state folder; without one it is that of the current "
          "folder.",
      .word = "[SPEC]",
      .options = {command_option(OptionId::state), command_option(OptionId::format)},
      .examples = {{.line = "damson history",
                    .summary = "The runs of this folder.",
                    .before = {"damson run museum.damson"}},
                   {"damson history museum.damson --format json", "The same as one JSON object."}},
      .run = run_history,
  };
}

}  // namespace damson::commands
