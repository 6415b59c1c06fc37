// `damson explain NAME`: anything that a user can name.
#include "compiler/driver/explain/explain.h"

#include <fmt/core.h>

#include <ostream>

#include "compiler/driver/command.h"
#include "runtime/diagnostics/nearest_name.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson::commands {

namespace {

/// `damson explain skip when` without quotes.
std::string joined(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

int run_explain(const Invocation& invocation, const Console& console) {
  const ReportLook look{console.out_colour, console.out_width};
  if (invocation.words.empty()) {
    console.out << explain_everything(look);
    return to_status(ExitCode::done);
  }
  const std::string name = joined(invocation.words);
  if (const auto text = explain_name(name, look)) {
    console.out << *text;
    return to_status(ExitCode::done);
  }
  const auto nearest = nearest_name(name, all_explained_names());
  const std::string question = nearest ? fmt::format("; did you mean `{}`?", *nearest) : std::string();
  console.err << styled("damson: ", TextStyle::strong, console.err_colour)
              << harmless(fmt::format("there is nothing called `{}` to explain{}", name, question)) << '\n'
              << "`damson explain` lists everything\n";
  return to_status(ExitCode::usage);
}

}  // namespace

Command explain() {
  return {
      .name = "explain",
      .summary = "Explains a function, a connector, a problem, a command or a word of the language.",
      .details = "Without a name it lists everything that there is.",
      .word = "[NAME]",
      .options = {},
      .examples = {{"damson explain parse_int", "A function: what it does, its parameters, examples."},
                   {"damson explain csv", "A connector and its arguments."},
                   {"damson explain E0701", "A problem, by its id or name."},
                   {"damson explain run", "A command."},
                   {"damson explain skip when", "A word of the language."},
                   {"damson explain", "Everything there is."}},
      .run = run_explain,
  };
}

}  // namespace damson::commands
