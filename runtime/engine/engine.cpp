// The engine's entry: threads, time, and what is done about the unexpected.
#include "runtime/engine/engine.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <new>

#include "runtime/base/limits.h"
#include "runtime/base/text_too_long.h"
#include "runtime/diagnostics/catalogue/out_of_memory.h"
#include "runtime/diagnostics/catalogue/run_broke_off.h"
#include "runtime/diagnostics/catalogue/text_too_long.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/engine/pipeline/run.h"
#include "runtime/engine/startable_threads.h"

namespace damson {

namespace {

constexpr size_t worker_stack = 4 * limits::mebibyte;  // whatever the shell's limit is

unsigned threads_to_use(const EngineOptions& options) {
  const unsigned machine = static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
  const unsigned wanted = options.threads == 0 ? machine : options.threads;
  return startable_threads(std::min(wanted, static_cast<unsigned>(limits::threads)));
}

std::optional<Problem> execute_safely(Run& whole_run) {
  try {
    return whole_run.execute();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const TextTooLong&) {
    return text_too_long();
  } catch (const std::exception& unexpected) {
    return run_broke_off(unexpected.what());
  }
}

/// Why it ended comes first, whatever becomes of the search for more.
std::vector<Problem> execute_and_look_around(Run& whole_run) {
  auto problem = execute_safely(whole_run);
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
  settled.threads = threads_to_use(options);
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism, settled.threads);
  const tbb::global_control stack(tbb::global_control::thread_stack_size, worker_stack);
  tbb::task_arena threads(static_cast<int>(settled.threads));

  RunResult result;
  threads.execute([&] {
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
