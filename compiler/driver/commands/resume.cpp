// `damson resume SPEC`: finishes a run that was interrupted while it put its targets in place.
#include "compiler/driver/state/end_interruption.h"

namespace damson::commands {

namespace {

int run_resume(const Invocation& invocation, const Console& console) {
  return end_interruption(invocation, console, EndBy::finishing);
}

}  // namespace

Command resume() {
  return {
      .name = "resume",
      .place = 40,
      .summary = "Finishes a run that was interrupted while it put its targets in place.",
      .details =
          "A run computes and checks everything before it touches a target, then puts all targets in place and writes "
          "down before what it is about to do. When it is killed in the middle, or the power fails, some targets are "
          "of "
          "this run and some as they were before: the rest is put in place now. The spec is needed only to find its "
          "state folder; sources are not read. A run that was killed earlier has changed nothing and is simply run "
          "again. "
          "`damson rollback` is the other way on.",
      .word = "[SPEC]",
      .options = {command_option(OptionId::state), command_option(OptionId::format), command_option(OptionId::quiet)},
      .examples = {{"damson resume museum.damson", "Put the rest in place; says so when no run was interrupted."},
                   {"damson resume museum.damson --format json", "What was done, as one JSON object."}},
      .run = run_resume,
  };
}

}  // namespace damson::commands
