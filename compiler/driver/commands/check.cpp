// `damson check SPEC`: whether a spec is right, and what it says.
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/compile.h"
#include "compiler/driver/show_problems.h"
#include "compiler/driver/spec_summary.h"
#include "runtime/diagnostics/render_json.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson::commands {

namespace {

void show_fixes(const std::vector<AppliedFix>& fixes, const Console& console) {
  for (const AppliedFix& fix : fixes) {
    console.out << harmless(fmt::format("{}:{}:{}: {}", fix.file, fix.place.line, fix.place.column, fix.text)) << '\n';
  }
  if (!fixes.empty()) console.out << '\n' << std::flush;
}

int run_check(const Invocation& invocation, const Console& console) {
  const std::string& path = invocation.words.front();
  FixedSpec fixed;
  if (invocation.fix) {
    fixed = fix_spec(path, invocation.parameters);
  } else {
    fixed.spec = compile_spec(path, invocation.parameters);
  }
  const CompiledSpec& spec = fixed.spec;
  show_problems(fixed.problems.all(), spec.texts, console);
  const ExitCode exit = fixed.problems.has_errors() ? ExitCode::world_failed : spec.exit;
  if (invocation.json) {
    console.out << json_text(check_to_json(spec, fixed.applied));
    return to_status(exit);
  }
  if (!invocation.quiet) show_fixes(fixed.applied, console);
  show_problems(spec, console);
  if (!spec.program) return to_status(exit);
  if (invocation.print_program) {
    console.out << to_text(*spec.program);
  } else if (!invocation.quiet) {
    console.out << summary_text(*spec.program, {console.out_colour, console.out_width});
  }
  return to_status(exit);
}

}  // namespace

Command check() {
  return {
      .name = "check",
      .place = 10,
      .summary = "Looks whether a spec is right, without looking at any data.",
      .details =
          "Prints every problem of the spec in one go. When there is none: its sources, targets and maps, and every "
          "rejection point: the ways in which a record can fail in a run. There are no others.",
      .word = "SPEC",
      .options = {command_option(OptionId::set), command_option(OptionId::format), command_option(OptionId::quiet),
                  command_option(OptionId::fix), command_option(OptionId::program)},
      .examples = {{"damson check museum.damson", "Is the spec right?"},
                   {"damson check museum.damson --quiet", "The same; prints nothing when it is."},
                   {"damson check museum.damson --fix",
                    "Put right what leaves no doubt (a misspelt keyword, `=` for `==`), then check."},
                   {"damson check museum.damson --format json", "For an editor or a script."},
                   {"damson check broken.damson", "A spec with a mistake: says where it is and how to put it right.",
                    ExitCode::spec_errors}},
      .run = run_check,
  };
}

}  // namespace damson::commands
