// Plans and runs: compile, journal, run, report.
#include "compiler/driver/run_spec.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "compiler/driver/compile.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/progress_display.h"
#include "compiler/driver/saved_plan/plan_file.h"
#include "compiler/driver/seen_from.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/kept_keys.h"
#include "compiler/driver/state/open_state.h"
#include "compiler/driver/state/way_back.h"
#include "runtime/connectors/disk/disk_storage.h"
#include "runtime/diagnostics/catalogue/journal_left_behind.h"
#include "runtime/diagnostics/catalogue/nothing_to_run.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/styled_text.h"
#include "runtime/engine/engine.h"
#include "runtime/keys/keep_keys.h"
#include "runtime/ledger/ledger.h"
#include "runtime/report/report_json.h"
#include "runtime/report/report_terminal.h"

namespace damson {

namespace {

/// As seen from the spec's folder, like every path of a program.
std::filesystem::path state_folder_seen_from_spec(const Invocation& invocation, const Program& program) {
  if (invocation.state_folder.empty()) return ".damson";
  const std::filesystem::path named(invocation.state_folder);
  return named.is_absolute()
             ? named
             : std::filesystem::absolute(named).lexically_proximate(std::filesystem::absolute(program.base_folder));
}

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

EngineOptions engine_options(const Invocation& invocation, const Program& program, bool plan) {
  EngineOptions options;
  options.plan = plan;
  options.threads = invocation.threads;
  options.limit = invocation.limit;
  options.state_folder = state_folder_seen_from_spec(invocation, program).string();
  options.naive = invocation.naive;
  options.profile = invocation.profile;
  if (invocation.memory_bytes) options.memory_bytes = *invocation.memory_bytes;
  options.environment = environment_variable;
  if (invocation.block_records) options.block_records = *invocation.block_records;
  if (invocation.block_bytes) options.block_bytes = *invocation.block_bytes;
  return options;
}

bool stopped(const RunResult& result, const StopRequest& stop) {
  return stop.made() && result.exit != ExitCode::done && result.report.published == Published::nothing;
}

RunEnding ending_of(const RunResult& result, const StopRequest& stop) {
  switch (result.report.published) {
    case Published::everything: return RunEnding::published;
    case Published::partly: return RunEnding::unfinished;
    case Published::nothing: break;
  }
  return stopped(result, stop) ? RunEnding::stopped : RunEnding::failed;
}

RunResult run_program(const Program& program, EngineOptions options, Storage& disk, const StopRequest& stop,
                      const Console& console, bool quiet) {
  ProgressDisplay display(console.err, quiet ? 0 : console.err_width);
  options.stop = &stop;
  options.progress = [&](const Progress& progress) { display.show(progress); };
  return run(program, options, *interruptible(disk, stop));
}

void add_problem(RunResult& result, Problem problem) {
  result.exit = worse(result.exit, exit_of(problem.id));
  result.report.problems.push_back(std::move(problem));
}

RunResult refused(const Program& program, Problem problem, bool plan = false) {
  RunResult result;
  result.report.spec = program.name;
  result.report.plan = plan;
  add_problem(result, std::move(problem));
  return result;
}

Problem without_map(const Program& program) {
  return nothing_to_run(program.name).note("name the spec that imports it, or write a map");
}

/// What came of it; targets that are in place are so whatever the journal can be told.
void record_finish(Ledger& ledger, int64_t run, RunResult& result, const StopRequest& stop) {
  auto finished = ledger.record_finish(run, result.report, ending_of(result, stop));
  auto* problem = std::get_if<Problem>(&finished);
  if (problem == nullptr || result.exit == ExitCode::journal_behind) return;
  if (result.report.published != Published::everything) return add_problem(result, std::move(*problem));
  add_problem(result, journal_left_behind(ledger.path(), problem->message));
}

/// Of how many runs, this one included, what they replaced is kept.
uint64_t runs_to_keep(const Invocation& invocation) {
  constexpr uint64_t kept_by_default = 3;
  const auto named = invocation.own.find("--keep");
  return named == invocation.own.end() ? kept_by_default : std::strtoull(named->second.c_str(), nullptr, 10);
}

/// `held`: the plan that the run has to do, or nothing.
RunResult run_journaled(const Program& program, const EngineOptions& wanted, const StopRequest& stop,
                        const Console& console, const Invocation& invocation, const PlanFile* held) {
  if (program.maps.empty()) return refused(program, without_map(program));
  EngineOptions options = wanted;
  auto opened = open_state(state_folder_of(invocation, program.base_folder));
  if (auto* problem = std::get_if<Problem>(&opened)) return refused(program, std::move(*problem));
  OpenState& state = std::get<OpenState>(opened);
  if (auto problem = settle_interruptions(state, invocation)) return refused(program, std::move(*problem));
  if (auto problem = remove_killed_runs(state.ledger, state.folder)) return refused(program, std::move(*problem));
  std::optional<HeldToPlan> witness;
  if (held != nullptr) {
    if (auto problem = refuse_plan(*held, program, state.ledger)) return refused(program, std::move(*problem));
    options.witness = &witness.emplace(held->plan, held->name);
  }
  auto started = state.ledger.record_start({.spec = program.name,
                                            .fingerprint = fingerprint(program),
                                            .base = seen_from(state.folder, program.base_folder)});
  if (auto* problem = std::get_if<Problem>(&started)) return refused(program, std::move(*problem));
  const int64_t number = std::get<int64_t>(started);
  const std::unique_ptr<Journal> journal =
      state.ledger.journal_of(number, held == nullptr ? std::string() : held->plan.identity.id);
  options.journal = journal.get();
  const uint64_t keep = runs_to_keep(invocation);
  if (keep != 0)
    options.preserve = (std::filesystem::path(options.state_folder) / folder_of_run(number) / "before").string();
  std::optional<KeepKeys> keys;
  if (keep != 0) {
    const auto secret = record_secret(state.ledger);
    if (const auto* problem = std::get_if<Problem>(&secret)) return refused(program, *problem);
    options.observer = &keys.emplace(program, std::get<HashSecret>(secret), keys_of_run(state.folder, number));
  }
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder, lock_holder(state.folder, number), &stop);
  RunResult result = run_program(program, options, *disk, stop, console, invocation.quiet);
  if (result.report.published == Published::partly) add_ways_on(result.report.problems.back(), invocation);
  record_finish(state.ledger, number, result, stop);
  if (result.report.published == Published::nothing) remove_run_folder(state.folder, number);
  if (result.report.published == Published::everything && result.exit == ExitCode::done) {
    // what is kept too long only takes room: the next run tries again
    (void)keep_last_runs(state.ledger, state.folder, keep);
  }
  return result;
}

/// A run would be refused for the same.
RunResult plan_program(const Program& program, const EngineOptions& options, const StopRequest& stop,
                       const Console& console, const Invocation& invocation) {
  if (program.maps.empty()) return refused(program, without_map(program), true);
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder, LockHolder(), &stop);
  RunResult result = run_program(program, options, *disk, stop, console, invocation.quiet);
  if (auto problem = foresee_interruption(state_folder_of(invocation, program.base_folder), invocation)) {
    add_problem(result, std::move(*problem));
  }
  return result;
}

/// Where the plan is to be saved; empty: nowhere.
std::string place_of_plan(const Invocation& invocation) {
  const auto named = invocation.own.find("--out");
  return named == invocation.own.end() ? std::string() : named->second;
}

/// Only of a plan in which nothing went wrong.
void save_plan_of(RunResult& result, const Program& program, const PlanNotes& notes, const Invocation& invocation) {
  if (result.exit != ExitCode::done || !notes.report()) return;
  auto opened = open_state(state_folder_of(invocation, program.base_folder));
  if (auto* problem = std::get_if<Problem>(&opened)) return add_problem(result, std::move(*problem));
  Ledger& ledger = std::get<OpenState>(opened).ledger;
  auto problem =
      save_plan(place_of_plan(invocation), program, invocation.words.front(), invocation, ledger, *notes.report());
  if (problem) add_problem(result, std::move(*problem));
}

void show_report(const RunResult& result, const CompiledSpec& spec, const Invocation& invocation,
                 const Console& console) {
  if (invocation.json) {
    console.out << render_report_json(result.report, spec.texts);
    return;
  }
  if (!invocation.quiet)
    console.out << render_report(result.report, {console.out_colour, console.out_width}, spec.texts) << std::flush;
  show_problems(result.report.problems, spec.texts, console);
}

/// A spec with errors, in the form that was asked for: the report of a run that did nothing.
int show_refusal(const CompiledSpec& spec, const Invocation& invocation, const Console& console, bool plan) {
  if (!invocation.json) {
    show_problems(spec, console);
    return to_status(spec.exit);
  }
  RunReport report;
  report.spec = spec.path;
  report.plan = plan;
  report.problems = spec.problems.all();
  console.out << render_report_json(report, spec.texts);
  return to_status(spec.exit);
}

int called_with_limit(const Console& console, std::string_view why) {
  console.err << styled("damson: ", TextStyle::strong, console.err_colour)
              << "`--limit` does not go with a saved plan: " << why << '\n';
  return to_status(ExitCode::usage);
}

int show_unreadable_plan(const Problem& problem, const Invocation& invocation, const Console& console) {
  RunReport report;
  report.spec = invocation.words.front();
  report.problems = {problem};
  if (invocation.json)
    console.out << render_report_json(report, SourceTexts());
  else
    show_problems(report.problems, SourceTexts(), console);
  return to_status(exit_of(problem.id));
}

}  // namespace

int plan_spec(const Invocation& invocation, const Console& console) {
  const std::string place = place_of_plan(invocation);
  if (!place.empty() && invocation.limit) return called_with_limit(console, "a plan that is saved is of all records");
  const CompiledSpec spec = compile_spec(invocation.words.front(), invocation.parameters);
  if (!spec.program) return show_refusal(spec, invocation, console, true);
  if (!invocation.json) show_problems(spec, console);  // warnings
  const StopOnSignal signals;
  EngineOptions options = engine_options(invocation, *spec.program, true);
  PlanNotes notes;
  if (!place.empty()) options.witness = &notes;
  auto obstacle = place.empty() ? std::nullopt : obstacle_to_saving(place);
  RunResult result = obstacle ? refused(*spec.program, std::move(*obstacle), true)
                              : plan_program(*spec.program, options, signals.request(), console, invocation);
  if (!place.empty()) save_plan_of(result, *spec.program, notes, invocation);
  if (!place.empty() && result.exit == ExitCode::done) result.report.saved_plan = place;
  show_report(result, spec, invocation, console);
  return stopped(result, signals.request()) ? interrupted_status : to_status(result.exit);
}

int run_spec(const Invocation& called, const Console& console) {
  std::optional<PlanFile> held;
  if (is_plan_file(called.words.front())) {
    if (called.limit) return called_with_limit(console, "a plan is run whole");
    auto read = read_plan_file(called.words.front());
    if (auto* problem = std::get_if<Problem>(&read)) return show_unreadable_plan(*problem, called, console);
    held = std::get<PlanFile>(std::move(read));
  }
  const Invocation invocation = held ? invocation_of(*held, called) : called;
  const CompiledSpec spec = compile_spec(invocation.words.front(), invocation.parameters);
  if (!spec.program) return show_refusal(spec, invocation, console, false);
  if (!invocation.json) show_problems(spec, console);  // warnings
  const EngineOptions options = engine_options(invocation, *spec.program, false);
  const StopOnSignal signals;
  const RunResult result =
      run_journaled(*spec.program, options, signals.request(), console, invocation, held ? &*held : nullptr);
  show_report(result, spec, invocation, console);
  return stopped(result, signals.request()) ? interrupted_status : to_status(result.exit);
}

}  // namespace damson
