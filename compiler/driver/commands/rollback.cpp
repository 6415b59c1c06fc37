// `damson rollback [SPEC] [RUN]`: takes back a run that is over, or one that was interrupted while it put its targets
// in place.
#include <fmt/format.h>

#include "compiler/driver/command.h"
#include "compiler/driver/state/end_interruption.h"
#include "compiler/driver/state/rollback_run.h"

namespace damson::commands {

namespace {

int run_rollback(const Invocation& invocation, const Console& console) {
  const NamedRuns named = named_runs(invocation);
  if (!named.complaint.empty()) return called_wrongly(console, named.complaint);
  if (named.runs.size() > 1)
    return called_wrongly(console,
                          fmt::format("one run at a time, the last first: `damson rollback {}`", named.runs.back()));
  if (!named.runs.empty()) return rollback_run(named, invocation, console);
  if (invocation.own.contains("--except-changed"))
    return called_wrongly(console,
                          "`--except-changed` is about a run that is over: `damson rollback RUN --except-changed`");
  return end_interruption(invocation, console, EndBy::taking_back);
}

}  // namespace

Command rollback() {
  return {
      .name = "rollback",
      .place = 50,
      .summary = "Takes back a run: puts back what it replaced and removes what it made.",
      .details =
          "With the number of a run (`damson history` lists them) that run is taken back: every target that it "
          "replaced becomes "
          "what it was before, one that was not there goes, and of a database exactly the rows go that the run put "
          "there. Possible while what was there is kept (`damson run --keep N`), "
          "and in order: the last run that wrote these targets first. What somebody else has changed since is not "
          "touched: then "
          "nothing is taken back, and the message names it; with `--except-changed` everything else is. Without a "
          "number it takes "
          "back a run that was interrupted while it put its targets in place; `damson resume` is the other way on. "
          "The spec is needed only to find its state folder. May be interrupted itself, and is then finished by "
          "`damson resume`.",
      .word = "[SPEC] [RUN]",
      .options = {{OptionId::own, "--except-changed", "",
                   "Leave what somebody else has changed since, and take back the rest."},
                  command_option(OptionId::state),
                  command_option(OptionId::format),
                  command_option(OptionId::quiet)},
      .examples = {{.line = "damson rollback 1", .summary = "Take back run 1.", .before = {"damson run museum.damson"}},
                   {.line = "damson rollback museum.damson 1 --format json",
                    .summary = "The same, with the state folder of a spec; what was done, as one JSON object.",
                    .before = {"damson run museum.damson"}},
                   {"damson rollback museum.damson", "Take back a run that was interrupted; says so when none was."}},
      .run = run_rollback,
  };
}

}  // namespace damson::commands
