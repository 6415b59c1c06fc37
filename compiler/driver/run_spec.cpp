// Plans and runs: compile, journal, run, report.
#include "compiler/driver/run_spec.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "compiler/driver/compile.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/progress_display.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/state/open_state.h"
#include "runtime/connectors/disk/disk_storage.h"
#include "runtime/diagnostics/catalogue/journal_left_behind.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/engine/engine.h"
#include "runtime/ledger/ledger.h"
#include "runtime/report/report_json.h"
#include "runtime/report/report_terminal.h"

namespace damson {

namespace {

/// As seen from the spec's folder, like every path of a program.
std::filesystem::path state_folder_seen_from_spec(const Invocation& invocation, const Program& program) {
  if (invocation.state_folder.empty()) return ".damson";
  const std::filesystem::path named(invocation.state_folder);
  return named.is_absolute() ? named : std::filesystem::absolute(named).lexically_proximate(std::filesystem::absolute(program.base_folder));
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

bool stopped(const RunResult& result, const StopFlag& stop) {
  return stop && result.exit != ExitCode::done && result.report.published == Published::nothing;
}

RunEnding ending_of(const RunResult& result, const StopFlag& stop) {
  switch (result.report.published) {
    case Published::everything: return RunEnding::published;
    case Published::partly: return RunEnding::interrupted;
    case Published::nothing: break;
  }
  return stopped(result, stop) ? RunEnding::stopped : RunEnding::failed;
}

RunResult run_program(const Program& program, EngineOptions options, Storage& disk, const StopFlag& stop, const Console& console, bool quiet) {
  ProgressDisplay display(console.err, quiet ? 0 : console.err_width);
  options.progress = [&](const Progress& progress) { display.show(progress); };
  return run(program, options, *interruptible(disk, stop));
}

void add_problem(RunResult& result, Problem problem) {
  result.exit = worse(result.exit, exit_of(problem.id));
  result.report.problems.push_back(std::move(problem));
}

RunResult refused(const Program& program, Problem problem) {
  RunResult result;
  result.report.spec = program.name;
  add_problem(result, std::move(problem));
  return result;
}

/// What came of it; targets that are in place are so whatever the journal can be told.
void record_finish(Ledger& ledger, int64_t run, RunResult& result, const StopFlag& stop) {
  auto finished = ledger.record_finish(run, result.report, ending_of(result, stop));
  auto* problem = std::get_if<Problem>(&finished);
  if (problem == nullptr || result.exit == ExitCode::journal_behind) return;
  if (result.report.published != Published::everything) return add_problem(result, std::move(*problem));
  add_problem(result, journal_left_behind(ledger.path(), problem->message));
}

/// The spec's folder as seen from the state folder: a project that is moved or mounted elsewhere is still itself.
std::string base_seen_from(const std::filesystem::path& state_folder, const std::string& base_folder) {
  std::error_code ignored;
  const std::filesystem::path state = std::filesystem::weakly_canonical(std::filesystem::absolute(state_folder), ignored);
  const std::filesystem::path base = std::filesystem::weakly_canonical(std::filesystem::absolute(base_folder), ignored);
  return base.lexically_proximate(state).string();
}

RunResult run_journaled(const Program& program, const EngineOptions& wanted, const StopFlag& stop, const Console& console,
                        const Invocation& invocation) {
  EngineOptions options = wanted;
  auto opened = open_state(state_folder_of(invocation, program.base_folder));
  if (auto* problem = std::get_if<Problem>(&opened)) return refused(program, std::move(*problem));
  OpenState& state = std::get<OpenState>(opened);
  if (auto problem = settle_interruptions(state, invocation)) return refused(program, std::move(*problem));
  auto started = state.ledger.record_start(
      {.spec = program.name, .fingerprint = fingerprint(program), .base = base_seen_from(state.folder, program.base_folder)});
  if (auto* problem = std::get_if<Problem>(&started)) return refused(program, std::move(*problem));
  const int64_t number = std::get<int64_t>(started);
  const std::unique_ptr<Journal> journal = state.ledger.journal_of(number);
  options.journal = journal.get();
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder, lock_holder(state.folder, number));
  RunResult result = run_program(program, options, *disk, stop, console, invocation.quiet);
  if (result.report.published == Published::partly) add_ways_on(result.report.problems.back(), invocation);
  record_finish(state.ledger, number, result, stop);
  return result;
}

/// A run would be refused for the same.
RunResult plan_program(const Program& program, const EngineOptions& options, const StopFlag& stop, const Console& console,
                       const Invocation& invocation) {
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder);
  RunResult result = run_program(program, options, *disk, stop, console, invocation.quiet);
  if (auto problem = foresee_interruption(state_folder_of(invocation, program.base_folder), invocation)) {
    add_problem(result, std::move(*problem));
  }
  return result;
}

void show_report(const RunResult& result, const CompiledSpec& spec, const Invocation& invocation, const Console& console) {
  if (invocation.json) {
    console.out << render_report_json(result.report, spec.texts);
    return;
  }
  if (!invocation.quiet) console.out << render_report(result.report, {console.out_colour, console.out_width}, spec.texts) << std::flush;
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

}  // namespace

int run_spec(const Invocation& invocation, const Console& console, bool plan) {
  const CompiledSpec spec = compile_spec(invocation.words.front(), invocation.parameters);
  if (!spec.program) return show_refusal(spec, invocation, console, plan);
  if (!invocation.json) show_problems(spec, console);  // warnings
  const EngineOptions options = engine_options(invocation, *spec.program, plan);
  const StopOnSignal signals;
  const RunResult result = (plan ? plan_program : run_journaled)(*spec.program, options, signals.flag(), console, invocation);
  show_report(result, spec, invocation, console);
  return stopped(result, signals.flag()) ? interrupted_status : to_status(result.exit);
}

}  // namespace damson
