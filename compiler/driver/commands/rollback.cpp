// `damson rollback SPEC`: takes back a run that was interrupted while it put its targets in place.
#include "compiler/driver/state/end_interruption.h"

namespace damson::commands {

namespace {

int run_rollback(const Invocation& invocation, const Console& console) { return end_interruption(invocation, console, EndBy::taking_back); }

}  // namespace

Command rollback() {
  return {
      .name = "rollback",
      .place = 50,
      .summary = "Takes back a run that was interrupted while it put its targets in place.",
      .details = "Every target that the run had put in place becomes what it was before; one that was not there goes. A target "
                 "that somebody else has changed since is not touched: then nothing is taken back, and the message names it. "
                 "The spec is needed only to find its state folder. May be interrupted itself and called again. `damson "
                 "resume` is the other way on.",
      .word = "SPEC",
      .options = {command_option(OptionId::state), command_option(OptionId::format), command_option(OptionId::quiet)},
      .examples = {{"damson rollback museum.damson", "Put back what was there before; says so when no run was interrupted."},
                   {"damson rollback museum.damson --format json", "What was done, as one JSON object."}},
      .run = run_rollback,
  };
}

}  // namespace damson::commands
