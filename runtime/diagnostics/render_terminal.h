// Problems as a person reads them in a terminal.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "runtime/diagnostics/problem.h"
#include "runtime/diagnostics/source_text.h"

namespace damson {

struct RenderOptions {
  bool colour = false;
  size_t width = 0;  // columns of the terminal; 0: never cut and never wrap
};

/// One problem, with a line break at its end.
std::string render(const Problem& problem, const SourceTexts& texts, const RenderOptions& options);

/// All of them, a blank line between.
std::string render(std::span<const Problem> problems, const SourceTexts& texts, const RenderOptions& options);

/// "2 errors and 1 warning"; empty when there is nothing.
std::string problem_counts(const Problems& problems);

/// Whether to write colours to this file descriptor: only to a terminal that knows them, and never with NO_COLOR set.
bool wants_colour(int file_descriptor);

/// The width of the terminal behind this file descriptor; 0 when it is none.
size_t terminal_columns(int file_descriptor);

}  // namespace damson
