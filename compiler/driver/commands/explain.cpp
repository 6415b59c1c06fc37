// `damson explain NAME`: anything that a user can name.
#include "compiler/driver/explain/explain.h"

#include <fmt/core.h>

#include <ostream>

#include "compiler/driver/command.h"
#include "compiler/driver/explain/function_index.h"
#include "runtime/diagnostics/nearest_name.h"

namespace damson::commands {

namespace {

/// `damson explain skip when` without quotes.
std::string joined(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

int write_functions(const std::vector<const Function*>& functions, const Invocation& invocation,
                    const Console& console) {
  if (functions.empty()) {
    return called_wrongly(console,
                          "`--format` is for functions: one, those of a family, or all, as in `damson explain "
                          "functions --format markdown`");
  }
  console.out << (invocation.json ? functions_as_json(functions) : functions_as_markdown(functions));
  return to_status(ExitCode::done);
}

int run_explain(const Invocation& invocation, const Console& console) {
  const ReportLook look{console.out_colour, console.out_width};
  if (invocation.own.contains("--all")) {
    if (!invocation.words.empty() || invocation.json || invocation.markdown) {
      return called_wrongly(console, "`--all` explains everything: give it no name and no `--format`");
    }
    console.out << explain_all(look);
    return to_status(ExitCode::done);
  }
  if (invocation.words.empty() && !invocation.json && !invocation.markdown) {
    console.out << explain_everything(look);
    return to_status(ExitCode::done);
  }
  const std::string name = joined(invocation.words);
  if (invocation.json || invocation.markdown) return write_functions(functions_called(name), invocation, console);
  if (const auto text = explain_name(name, look)) {
    console.out << *text;
    return to_status(ExitCode::done);
  }
  const auto nearest = nearest_name(name, all_explained_names());
  const std::string question = nearest ? fmt::format("; did you mean `{}`?", *nearest) : std::string();
  const int status = called_wrongly(console, fmt::format("there is nothing called `{}` to explain{}", name, question));
  console.err << "`damson explain` lists everything\n";
  return status;
}

}  // namespace

Command explain() {
  return {
      .name = "explain",
      .place = 80,
      .summary =
          "Explains a function, a connector, a module, a problem, a command, a word of the language or of another one.",
      .details =
          "Without a name it lists everything that there is. `functions`, or the name of a family of them, lists those "
          "with what they do.",
      .word = "[NAME]",
      .options = {command_option(OptionId::index_format),
                  {OptionId::own, "--all", "", "Explain everything, a page for each declaration."}},
      .examples = {{"damson explain parse_int", "A function: what it does, its parameters, examples."},
                   {"damson explain functions", "Every function by family, and what it does."},
                   {"damson explain dates", "Those that are about dates."},
                   {"damson explain functions --format markdown", "The same as a document."},
                   {"damson explain functions --format json", "For an editor or a script."},
                   {"damson explain csv", "A connector and its arguments."},
                   {"damson explain std.iptc", "A module to import, and what it declares."},
                   {"damson explain E0701", "A problem, by its id or name."},
                   {"damson explain run", "A command."},
                   {"damson explain skip when", "A word of the language."},
                   {"damson explain VLOOKUP", "What another language calls something, and how it is written here."},
                   {"damson explain", "The names of everything there is."},
                   {"damson explain --all", "All of it explained, to be searched or printed."}},
      .run = run_explain,
  };
}

}  // namespace damson::commands
