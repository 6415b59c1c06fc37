// Declaring a command: once, as data, in a file of its own, with its words, options and examples.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/driver/console.h"
#include "compiler/driver/invocation.h"
#include "runtime/base/exit_code.h"

namespace damson {

enum class OptionId : uint8_t {
  set,
  threads,
  format,
  index_format,
  state,
  limit,
  quiet,
  program,
  profile,
  memory,
  block_records,
  block_bytes,
  naive,
  check_only,
  fix,
  filter,
  junit,
  own,  // of one command alone, which reads it itself: Invocation::own has its text
};

struct CommandOption {
  OptionId id;
  std::string_view name;         // "--threads"
  std::string_view placeholder;  // "N"; empty for a flag
  std::string_view summary;
  bool hidden = false;  // for tests and for working on damson itself
};

/// Run in a folder that holds the files of example_files(); must end with `exit`.
struct CommandExample {
  std::string_view line;  // "damson check museum.damson"
  std::string_view summary;
  ExitCode exit = ExitCode::done;
  std::vector<std::string_view> before =
      {};  // commands that are run first: "damson plan museum.damson --out plan.json"
};

struct Command {
  std::string_view name;
  int place = 0;             // lists of commands have them in this order: that in which one needs them
  std::string_view summary;  // one sentence
  std::string_view details;
  std::string_view word;    // what it wants besides options: "SPEC"; in brackets when it may be left out
  bool takes_many = false;  // of those
  std::vector<CommandOption> options;
  std::vector<CommandExample> examples;
  int (*run)(const Invocation& invocation, const Console& console) = nullptr;  // gives the exit status
};

/// Every command there is, in the order of their places.
const std::vector<Command>& all_commands();
const Command* find_command(std::string_view name);

/// Defined by the build: what commands/<verb>.cpp declare as `Command <verb>()` in the namespace `commands`.
std::vector<Command> declared_commands();

/// The files that the commands' examples work on.
struct ExampleFile {
  std::string_view name;
  std::string_view content;
};
const std::vector<ExampleFile>& example_files();

/// An option by its id, worded the same wherever it occurs.
CommandOption command_option(OptionId id);

}  // namespace damson
