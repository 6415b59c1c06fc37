// `damson plan SPEC`: everything a run would do, but for the writing.
#include "compiler/driver/run_spec.h"

namespace damson::commands {

namespace {

int run_plan(const Invocation& invocation, const Console& console) { return plan_spec(invocation, console); }

}  // namespace

Command plan() {
  return {
      .name = "plan",
      .place = 20,
      .summary = "Does everything that a run does, but writes nothing.",
      .details =
          "Reads all records and evaluates them as a run would. Prints what would become of them: how many would be "
          "loaded, skipped by which rule, rejected at which rejection point; values that a vocabulary does not know; "
          "what would be lost; a few records before and after. With `--out` the plan is saved: `damson run FILE` does "
          "just what it "
          "says, or nothing when the spec, a source or a target is not as it was. Only then something is written: the "
          "plan, and in the state "
          "folder that there is one.",
      .word = "SPEC",
      .options = {{OptionId::own, "--out", "FILE",
                   "Save the plan there: `damson run FILE` does just what it says, once."},
                  command_option(OptionId::set),
                  command_option(OptionId::limit),
                  command_option(OptionId::threads),
                  command_option(OptionId::format),
                  command_option(OptionId::quiet),
                  command_option(OptionId::state),
                  command_option(OptionId::memory),
                  command_option(OptionId::profile),
                  command_option(OptionId::block_records),
                  command_option(OptionId::block_bytes),
                  command_option(OptionId::naive)},
      .examples = {{"damson plan museum.damson", "What would a run do?"},
                   {"damson plan museum.damson --limit 2",
                    "Have a quick look at the first two records of every source."},
                   {"damson plan museum.damson --out plan.json",
                    "Save the plan, to be read, kept in version control, and run."},
                   {"damson plan museum.damson --set batch=spring", "With another value for the parameter `batch`."}},
      .run = run_plan,
  };
}

}  // namespace damson::commands
