// Writes problems to standard error.
#include "compiler/driver/show_problems.h"

#include <ostream>

#include "runtime/diagnostics/render_terminal.h"

namespace damson {

void show_problems(std::span<const Problem> problems, const SourceTexts& texts, const Console& console) {
  if (problems.empty()) return;
  console.err << render(problems, texts, {.colour = console.err_colour, .width = console.err_width});
}

void show_problems(const CompiledSpec& spec, const Console& console) {
  if (spec.problems.all().empty()) return;
  show_problems(spec.problems.all(), spec.texts, console);
  console.err << '\n' << problem_counts(spec.problems) << '\n';
}

}  // namespace damson
