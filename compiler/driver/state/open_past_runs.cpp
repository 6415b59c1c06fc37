// Opening a state folder for commands about past runs.
#include "compiler/driver/state/open_past_runs.h"

#include <algorithm>
#include <filesystem>

#include "runtime/diagnostics/catalogue/run_not_known.h"

namespace damson {

std::variant<PastRuns, Problem> open_past_runs(const NamedRuns& named, const Invocation& invocation,
                                               const std::string& otherwise) {
  std::error_code unknown;
  if (!std::filesystem::exists(named.folder / "ledger.sqlite", unknown) && !unknown)
    return Problem(run_not_known(named.runs.front(), named.folder.string()));
  auto opened = open_state(named.folder);
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  OpenState& state = std::get<OpenState>(opened);
  if (auto problem = settle_interruptions(state, invocation)) return std::move(*problem);
  auto found = state.ledger.past_runs();
  if (auto* problem = std::get_if<Problem>(&found)) return std::move(*problem);
  auto& runs = std::get<0>(found);
  for (const int64_t number : named.runs) {
    if (std::ranges::find(runs, number, &PastRun::run) != runs.end()) continue;
    return Problem(run_not_known(number, named.folder.lexically_normal().string()).note(otherwise));
  }
  return PastRuns{std::move(state), std::move(runs)};
}

}  // namespace damson
