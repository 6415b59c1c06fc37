// The threads of one piece of work of the engine, and what becomes of what they throw.
#pragma once

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <functional>
#include <optional>

#include "runtime/diagnostics/problem.h"
#include "runtime/engine/engine.h"

namespace damson {

class WorkerArena {
 public:
  /// As many threads as the options ask for and the system lets this process have.
  explicit WorkerArena(const EngineOptions& options);

  unsigned threads() const { return threads_; }
  template <class Work>
  void execute(const Work& work) {
    arena_.execute(work);
  }

 private:
  unsigned threads_;
  tbb::global_control parallelism_;
  tbb::global_control stack_;
  tbb::task_arena arena_;
};

/// What the work says, or the problem that what it throws comes to.
std::optional<Problem> problem_of_work(const std::function<std::optional<Problem>()>& work);

}  // namespace damson
