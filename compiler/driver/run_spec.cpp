// Plans and runs: compile, journal, run, report.
#include "compiler/driver/run_spec.h"

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "compiler/driver/compile.h"
#include "compiler/driver/interrupt.h"
#include "compiler/driver/progress_display.h"
#include "compiler/driver/show_problems.h"
#include "runtime/engine/engine.h"
#include "runtime/ledger/ledger.h"
#include "runtime/report/report_json.h"
#include "runtime/report/report_terminal.h"

namespace damson {

namespace {

/// As seen from the spec's folder, like every path of a program.
std::filesystem::path state_folder_of(const Invocation& invocation, const Program& program) {
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
  options.state_folder = state_folder_of(invocation, program).string();
  options.naive = invocation.naive;
  options.profile = invocation.profile;
  if (invocation.memory_bytes) options.memory_bytes = *invocation.memory_bytes;
  options.environment = environment_variable;
  if (invocation.block_records) options.block_records = *invocation.block_records;
  if (invocation.block_bytes) options.block_bytes = *invocation.block_bytes;
  return options;
}

bool stopped(const RunResult& result, const StopFlag& stop) { return stop && result.exit != ExitCode::done; }

RunEnding ending_of(const RunResult& result, const StopFlag& stop) {
  if (result.exit == ExitCode::done) return RunEnding::published;
  return stopped(result, stop) ? RunEnding::stopped : RunEnding::failed;
}

RunResult run_program(const Program& program, EngineOptions options, const StopFlag& stop, const Console& console, bool quiet) {
  ProgressDisplay display(console.err, quiet ? 0 : console.err_width);
  options.progress = [&](const Progress& progress) { display.show(progress); };
  const std::unique_ptr<Storage> disk = disk_storage(program.base_folder);
  return run(program, options, *interruptible(*disk, stop));
}

/// A journal that fails is a failure of the world, but what was published stays published.
void add_problem(RunResult& result, Problem problem) {
  result.report.problems.push_back(std::move(problem));
  result.exit = worse(result.exit, ExitCode::world_failed);
}

RunResult run_journaled(const Program& program, const EngineOptions& options, const StopFlag& stop, const Console& console,
                        bool quiet) {
  RunResult result;
  result.report.spec = program.name;
  auto opened = Ledger::open((std::filesystem::path(program.base_folder) / options.state_folder).lexically_normal().string());
  if (auto* problem = std::get_if<Problem>(&opened)) {
    add_problem(result, std::move(*problem));
    return result;
  }
  Ledger ledger = std::get<Ledger>(std::move(opened));
  auto started = ledger.record_start(program.name, fingerprint(program));
  if (auto* problem = std::get_if<Problem>(&started)) {
    add_problem(result, std::move(*problem));
    return result;
  }
  result = run_program(program, options, stop, console, quiet);
  auto finished = ledger.record_finish(std::get<int64_t>(started), result.report, ending_of(result, stop));
  if (auto* problem = std::get_if<Problem>(&finished)) add_problem(result, std::move(*problem));
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
  const RunResult result = plan ? run_program(*spec.program, options, signals.flag(), console, invocation.quiet)
                                : run_journaled(*spec.program, options, signals.flag(), console, invocation.quiet);
  show_report(result, spec, invocation, console);
  return stopped(result, signals.flag()) ? interrupted_status : to_status(result.exit);
}

}  // namespace damson
