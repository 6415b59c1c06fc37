// `damson show PLAN`, `damson show RUN`, `damson show --diff PLAN PLAN`: plans and past runs, to be read.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/saved_plan/plan_file.h"
#include "compiler/driver/saved_plan/plan_text.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/named_runs.h"
#include "compiler/driver/state/past_run_text.h"
#include "runtime/base/utf8.h"
#include "runtime/diagnostics/catalogue/run_not_known.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/report/report_page.h"

namespace damson::commands {

namespace {

using Json = nlohmann::ordered_json;

int refuse(const std::vector<Problem>& problems, const Invocation& invocation, const Console& console) {
  if (invocation.json) {
    const Json json = {{"command", "show"}, {"problems", to_json(problems, SourceTexts())}};
    console.out << json_text(json);
  } else {
    show_problems(problems, SourceTexts(), console);
  }
  return to_status(exit_of(problems));
}

int write(const Json& json, const Console& console) {
  console.out << json_text(json);
  return to_status(ExitCode::done);
}

int show_plan(const Invocation& invocation, const Console& console) {
  const auto read = read_plan_file(invocation.words.front());
  if (const auto* problem = std::get_if<Problem>(&read)) return refuse({*problem}, invocation, console);
  const SavedPlan& plan = std::get<PlanFile>(read).plan;
  if (invocation.json) return write({{"command", "show"}, {"plan", plan.facts}, {"problems", Json::array()}}, console);
  ReportPage page({console.out_colour, console.out_width});
  add_plan(plan, page);
  console.out << page.take();
  return to_status(ExitCode::done);
}

void write_differences(const std::vector<PlanDifference>& differences, const Console& console) {
  for (const PlanDifference& one : differences) {
    console.out << harmless(one.what) << '\n';
    if (!one.first.empty()) console.out << "  - " << harmless(one.first) << '\n';
    if (!one.second.empty()) console.out << "  + " << harmless(one.second) << '\n';
  }
  if (differences.empty()) console.out << "The two plans say the same.\n";
}

int show_difference(const Invocation& invocation, const Console& console) {
  if (invocation.words.size() != 2)
    return called_wrongly(console, "`--diff` wants two plans: `damson show --diff old.json new.json`");
  std::vector<SavedPlan> plans;
  for (const std::string& word : invocation.words) {
    auto read = read_plan_file(word);
    if (auto* problem = std::get_if<Problem>(&read)) return refuse({*problem}, invocation, console);
    plans.push_back(std::get<PlanFile>(std::move(read)).plan);
  }
  const auto differences = differences_of(plans[0], plans[1]);
  if (!invocation.json) {
    write_differences(differences, console);
    return to_status(ExitCode::done);
  }
  Json list = Json::array();
  for (const PlanDifference& one : differences) {
    list.push_back({{"what", repaired_utf8(one.what)},
                    {"first", one.first.empty() ? Json(nullptr) : Json(repaired_utf8(one.first))},
                    {"second", one.second.empty() ? Json(nullptr) : Json(repaired_utf8(one.second))}});
  }
  return write({{"command", "show"}, {"differences", std::move(list)}, {"problems", Json::array()}}, console);
}

int show_run(const NamedRuns& named, const Invocation& invocation, const Console& console) {
  const ToldRuns told = tell_runs(named.folder);
  if (!told.problems.empty()) return refuse(told.problems, invocation, console);
  const auto found = std::ranges::find(told.runs, named.runs.front(), [](const ToldRun& one) { return one.run.run; });
  if (found == told.runs.end()) {
    return refuse({run_not_known(named.runs.front(), named.folder.lexically_normal().string())
                       .note("`damson history` lists the runs")},
                  invocation, console);
  }
  if (invocation.json)
    return write({{"command", "show"}, {"run", past_run_json(*found)}, {"problems", Json::array()}}, console);
  ReportPage page({console.out_colour, console.out_width});
  add_past_run(*found, page);
  console.out << page.take();
  return to_status(ExitCode::done);
}

int run_show(const Invocation& invocation, const Console& console) {
  if (invocation.own.contains("--diff")) return show_difference(invocation, console);
  const NamedRuns named = named_runs(invocation);
  if (named.runs.size() == 1)
    return named.complaint.empty() ? show_run(named, invocation, console) : called_wrongly(console, named.complaint);
  if (named.runs.size() > 1) return called_wrongly(console, "one run at a time: `damson show 3`");
  if (invocation.words.size() != 1)
    return called_wrongly(console,
                          "which plan or run? `damson show plan.json`, `damson show 3`; two plans with `--diff`");
  const std::string& word = invocation.words.front();
  if (word.ends_with(".damson"))
    return called_wrongly(console, fmt::format("`damson check {}` shows a spec; which plan or run?", word));
  return show_plan(invocation, console);
}

}  // namespace

Command show() {
  return {
      .name = "show",
      .place = 54,
      .summary = "Shows a saved plan or a past run, or what differs between two plans.",
      .details =
          "A plan is named by its file, a run by its number in the state folder (`damson history`), with the spec "
          "whose state folder is meant "
          "before it where that is not in the current folder. `--diff` shows what the second plan says otherwise than "
          "the first: "
          "sources, counts by rule, targets, parameters, parts of the spec.",
      .word = "[SPEC] PLAN|RUN",
      .takes_many = true,
      .options = {{OptionId::own, "--diff", "", "What is different between two plans."},
                  command_option(OptionId::state),
                  command_option(OptionId::format)},
      .examples = {{.line = "damson show plan.json",
                    .summary = "What will a run of this plan do?",
                    .before = {"damson plan museum.damson --out plan.json"}},
                   {.line = "damson show --diff monday.json tuesday.json",
                    .summary = "What has changed between two plans?",
                    .before = {"damson plan museum.damson --out monday.json",
                               "damson plan museum.damson --out tuesday.json --set batch=spring"}},
                   {.line = "damson show 1",
                    .summary = "What has run 1 done?",
                    .before = {"damson run museum.damson"}}},
      .run = run_show,
  };
}

}  // namespace damson::commands
