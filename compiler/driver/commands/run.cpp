// `damson run SPEC`: the migration itself.
#include "compiler/driver/run_spec.h"

#include <fmt/format.h>

#include "compiler/driver/state/named_runs.h"

namespace damson::commands {

namespace {

int run_run(const Invocation& invocation, const Console& console) {
  const auto keep = invocation.own.find("--keep");
  if (keep != invocation.own.end() &&
      (keep->second.size() > 9 || keep->second.find_first_not_of("0123456789") != std::string::npos)) {
    return called_wrongly(console, fmt::format("`--keep` wants a number of runs, not `{}`", keep->second));
  }
  return run_spec(invocation, console);
}

}  // namespace

Command run() {
  return {
      .name = "run",
      .place = 30,
      .summary = "Runs a migration: reads the sources, writes the targets, accounts for every record.",
      .details =
          "The targets are written beside their place and put there when everything has succeeded; when something "
          "fails they are as they were before. Rejected records go to quarantine files in the state folder. To run "
          "them again, correct a copy and read it into other targets with another `--state` folder. Every run is "
          "entered in the journal there. "
          "With `--limit` only the first records of each source are written: that is refused where a target is there "
          "already, or "
          "rejected records of an earlier run are; `damson plan --limit` looks at a few records without writing. In "
          "place of a spec it takes a plan that "
          "`damson plan SPEC --out FILE` saved: what the plan says is done, or nothing, and once.",
      .word = "SPEC|PLAN",
      .options = {{OptionId::own, "--keep", "N",
                   "Keep what the last N runs replaced, so that they can be taken back (default: 3; 0: nothing)."},
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
      .examples = {{"damson run museum.damson", "Run the migration."},
                   {.line = "damson run plan.json",
                    .summary = "Do what a saved plan says, once.",
                    .before = {"damson plan museum.damson --out plan.json"}},
                   {"damson run museum.damson --threads 2 --quiet", "On two threads; prints problems only."},
                   {"damson run museum.damson --format json", "What was done, as one JSON object."},
                   {"damson run museum.damson --profile", "Run, and show where the time went."},
                   {"damson run museum.damson --memory 16GB", "Lookup tables and keys may take 16 GB."},
                   {"damson run museum.damson --state journal",
                    "Keep the journal and quarantine files in the folder `journal`."}},
      .run = run_run,
  };
}

}  // namespace damson::commands
