// What the command tells the shell.
#pragma once

namespace damson {

enum class ExitCode : int {
  done = 0,
  spec_errors = 1,  // the spec has errors
  usage = 2,        // the command was called wrongly
  checks_failed =
      3,  // the run or plan failed its own checks: books, expectations, a source that is not as the spec says
  world_failed = 4,    // files, disk, permissions, connections
  journal_behind = 5,  // all targets are in place, but the journal could not be told so
};

/// What to tell when two parts of one command ended differently: the world before its checks, checks before the spec.
constexpr ExitCode worse(ExitCode a, ExitCode b) { return static_cast<int>(a) < static_cast<int>(b) ? b : a; }

constexpr int to_status(ExitCode code) { return static_cast<int>(code); }

}  // namespace damson
