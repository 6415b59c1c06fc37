// Settles how many threads there are before the first of them starts.
#include "runtime/engine/worker_arena.h"

#include <tbb/info.h>

#include <algorithm>
#include <exception>
#include <new>

#include "runtime/base/limits.h"
#include "runtime/base/text_too_long.h"
#include "runtime/diagnostics/catalogue/out_of_memory.h"
#include "runtime/diagnostics/catalogue/run_broke_off.h"
#include "runtime/diagnostics/catalogue/text_too_long.h"
#include "runtime/engine/startable_threads.h"

namespace damson {

namespace {

constexpr size_t worker_stack = 4 * limits::mebibyte;  // whatever the shell's limit is

unsigned threads_to_use(const EngineOptions& options) {
  const unsigned machine = static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
  const unsigned wanted = options.threads == 0 ? machine : options.threads;
  return startable_threads(std::min(wanted, static_cast<unsigned>(limits::threads)));
}

}  // namespace

WorkerArena::WorkerArena(const EngineOptions& options)
    : threads_(threads_to_use(options)),
      parallelism_(tbb::global_control::max_allowed_parallelism, threads_),
      stack_(tbb::global_control::thread_stack_size, worker_stack),
      arena_(static_cast<int>(threads_)) {}

std::optional<Problem> problem_of_work(const std::function<std::optional<Problem>()>& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const TextTooLong&) {
    return text_too_long();
  } catch (const std::exception& unexpected) {
    return run_broke_off(unexpected.what());
  }
}

}  // namespace damson
