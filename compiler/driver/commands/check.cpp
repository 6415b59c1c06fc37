// `damson check SPEC`: whether a spec is right, and what it says.
#include <nlohmann/json.hpp>

#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/compile.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/spec_summary.h"

namespace damson::commands {

namespace {

int run_check(const Invocation& invocation, const Console& console) {
  const CompiledSpec spec = compile_spec(invocation.words.front(), invocation.parameters);
  if (invocation.json) {
    console.out << check_to_json(spec).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    return to_status(spec.exit);
  }
  show_problems(spec, console);
  if (!spec.program) return to_status(spec.exit);
  if (invocation.print_program) {
    console.out << to_text(*spec.program);
  } else if (!invocation.quiet) {
    console.out << summary_text(*spec.program, {console.out_colour, console.out_width});
  }
  return to_status(spec.exit);
}

}  // namespace

Command check() {
  return {
      .name = "check",
      .summary = "Looks whether a spec is right, without looking at any data.",
      .details = "Prints every problem of the spec in one go. When there is none: its sources, targets and maps, and every "
                 "rejection point: the ways in which a record can fail in a run. There are no others.",
      .word = "SPEC",
      .options = {command_option(OptionId::set), command_option(OptionId::format), command_option(OptionId::quiet),
                  command_option(OptionId::program)},
      .examples = {{"damson check museum.damson", "Is the spec right?"},
                   {"damson check museum.damson --quiet", "The same; prints nothing when it is."},
                   {"damson check museum.damson --format json", "For an editor or a script."},
                   {"damson check broken.damson", "A spec with a mistake: says where it is and how to put it right.",
                    ExitCode::spec_errors}},
      .run = run_check,
  };
}

}  // namespace damson::commands
