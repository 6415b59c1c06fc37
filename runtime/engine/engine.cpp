// The engine's entry: threads, time, and what is done about the unexpected.
#include "runtime/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "runtime/diagnostics/exit_of.h"
#include "runtime/engine/pipeline/run.h"
#include "runtime/engine/worker_arena.h"

namespace damson {

namespace {

/// Why it ended comes first, whatever becomes of the search for more.
std::vector<Problem> execute_and_look_around(Run& whole_run) {
  auto problem = problem_of_work([&] { return whole_run.execute(); });
  if (!problem) return {};
  std::vector<Problem> problems;
  try {
    problems = whole_run.problems_of_other_sources();
  } catch (const std::exception&) {
    problems.clear();  // there is no memory to look further
  }
  problems.insert(problems.begin(), std::move(*problem));
  return problems;
}

}  // namespace

RunResult run(const Program& program, const EngineOptions& options, Storage& storage) {
  const auto start = std::chrono::steady_clock::now();
  EngineOptions settled = options;
  WorkerArena workers(options);
  settled.threads = workers.threads();

  RunResult result;
  workers.execute([&] {
    Run whole_run(program, settled, storage);
    std::vector<Problem> problems = execute_and_look_around(whole_run);
    result.report = whole_run.report();
    result.report.fingerprint = fingerprint(program);
    if (!problems.empty()) result.exit = exit_of(problems.front().id);
    std::ranges::move(problems, std::back_inserter(result.report.problems));
    for (Problem& told : result.report.problems) whole_run.secrets().hide(told);
  });
  result.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace damson
