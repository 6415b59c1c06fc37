// Writes problems to standard error.
#include "compiler/driver/show_problems.h"

#include <algorithm>
#include <ostream>

#include <fmt/ostream.h>

#include "runtime/base/limits.h"
#include "runtime/diagnostics/render_terminal.h"

namespace damson {

void show_problems(std::span<const Problem> problems, const SourceTexts& texts, const Console& console) {
  if (problems.empty()) return;
  console.err << render(problems, texts, {.colour = console.err_colour, .width = console.err_width});
}

void show_problems(const CompiledSpec& spec, const Console& console) {
  const std::span<const Problem> all = spec.problems.all();
  if (all.empty()) return;
  show_problems(all.first(std::min(all.size(), limits::shown_problems)), spec.texts, console);
  console.err << '\n' << problem_counts(spec.problems);
  if (all.size() > limits::shown_problems) {
    fmt::print(console.err, "; the first {} are shown, `--format json` has all", limits::shown_problems);
  }
  console.err << '\n';
}

}  // namespace damson
