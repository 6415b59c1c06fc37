// Finds the command, reads its options, runs it.
#include "compiler/driver/command_line.h"

#include <fmt/core.h>

#include <algorithm>
#include <new>
#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/help_text.h"
#include "compiler/driver/parse_options.h"
#include "runtime/diagnostics/catalogue/out_of_memory.h"
#include "runtime/diagnostics/exit_of.h"
#include "runtime/diagnostics/nearest_name.h"
#include "runtime/diagnostics/render_terminal.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

int called_wrongly(const Console& console, std::string_view complaint, std::string_view see) {
  const int status = called_wrongly(console, complaint);
  console.err << "`damson " << see << "--help` says more\n";
  return status;
}

bool asks_for_help(const std::vector<std::string>& arguments) {
  return std::ranges::any_of(arguments, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

int print_help(const std::vector<std::string>& arguments, const Console& console) {
  const ReportLook look{console.out_colour, console.out_width};
  for (const std::string& word : arguments) {
    if (const Command* command = find_command(word)) {
      console.out << help_text(*command, look);
      return to_status(ExitCode::done);
    }
  }
  console.out << help_text(look);
  return to_status(ExitCode::done);
}

/// What other tools call their commands.
std::string_view command_called_elsewhere(std::string_view word) {
  if (word == "validate" || word == "verify" || word == "lint" || word == "compile" || word == "build")
    return "`damson check` looks whether a spec is right";
  if (word == "dry-run" || word == "dryrun" || word == "simulate" || word == "preview")
    return "`damson plan` says what a run would do, and writes nothing";
  if (word == "execute" || word == "start" || word == "migrate" || word == "import" || word == "apply")
    return "`damson run` runs a spec";
  if (word == "undo" || word == "revert" || word == "restore") return "`damson rollback` takes back a run";
  if (word == "log" || word == "runs" || word == "list" || word == "status") return "`damson history` lists the runs";
  if (word == "diff") return "`damson show --diff old.json new.json` compares two plans";
  if (word == "format" || word == "pretty") return "`damson fmt` lays a spec out";
  if (word == "man" || word == "doc" || word == "docs" || word == "describe")
    return "`damson explain` explains everything that has a name";
  return {};
}

int unknown_command(const std::string& word, const Console& console) {
  std::vector<std::string_view> names;
  for (const Command& command : all_commands()) names.push_back(command.name);
  std::string message = fmt::format("there is no command `{}`", word);
  if (word.ends_with(".damson")) {
    message = fmt::format("what to do with `{}`? `damson check {}` looks whether it is right", word, word);
  } else if (const std::string_view here = command_called_elsewhere(word); !here.empty()) {
    message += fmt::format("; {}", here);
  } else if (const auto nearest = nearest_name(word, names)) {
    message += fmt::format("; did you mean `{}`?", *nearest);
  }
  return called_wrongly(console, message, "");
}

int dispatch(const std::vector<std::string>& arguments, const Console& console) {
  if (arguments.empty()) return called_wrongly(console, "which command?", "");
  const std::string& word = arguments.front();
  if (word == "help" || asks_for_help(arguments)) return print_help(arguments, console);
  if (word == "--version") {
    console.out << "damson " << DAMSON_VERSION << '\n';
    return to_status(ExitCode::done);
  }
  const Command* command = find_command(word);
  if (command == nullptr) return unknown_command(word, console);
  const Result<Invocation> invocation = parse_options(*command, {arguments.begin() + 1, arguments.end()});
  if (!invocation) return called_wrongly(console, invocation.error().message, word + ' ');
  try {
    return command->run(*invocation, console);
  } catch (const std::bad_alloc&) {
    const Problem problem = out_of_memory();
    console.err << render(problem, SourceTexts{}, {.colour = console.err_colour, .width = console.err_width});
    return to_status(exit_of(problem.id));
  }
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, const Console& console) {
  const int status = dispatch(arguments, console);
  console.out.flush();
  if (console.out.good() || status != to_status(ExitCode::done)) return status;
  console.err << "damson: the result could not be written to standard output\n";
  return to_status(ExitCode::world_failed);
}

}  // namespace damson
