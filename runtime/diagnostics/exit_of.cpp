// A check failed when running again without a change would fail again; the rest is the world's.
#include "runtime/diagnostics/exit_of.h"

#include <algorithm>
#include <initializer_list>

#include "runtime/diagnostics/catalogue/journal_left_behind.h"
#include "runtime/diagnostics/catalogue/key_file_damaged.h"
#include "runtime/diagnostics/catalogue/key_file_unwritable.h"
#include "runtime/diagnostics/catalogue/out_of_memory.h"
#include "runtime/diagnostics/catalogue/run_broke_off.h"
#include "runtime/diagnostics/catalogue/run_not_verifiable.h"
#include "runtime/diagnostics/catalogue/updates_not_verifiable.h"

namespace damson {

ExitCode exit_of(std::string_view problem_id) {
  const std::initializer_list<std::string_view> of_the_world{
      out_of_memory.info.id,    run_broke_off.info.id,      key_file_unwritable.info.id,
      key_file_damaged.info.id, run_not_verifiable.info.id, updates_not_verifiable.info.id};
  if (std::ranges::find(of_the_world, problem_id) != of_the_world.end()) return ExitCode::world_failed;
  if (problem_id == journal_left_behind.info.id) return ExitCode::journal_behind;
  const bool of_a_source = problem_id >= "E0710" && problem_id < "E0740";
  return of_a_source || problem_id.starts_with("E08") ? ExitCode::checks_failed : ExitCode::world_failed;
}

ExitCode exit_of(std::span<const Problem> problems) {
  ExitCode exit = ExitCode::done;
  for (const Problem& problem : problems) exit = worse(exit, exit_of(problem.id));
  return exit;
}

}  // namespace damson
