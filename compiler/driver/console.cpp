// Asks what standard output and standard error are connected to.
#include "compiler/driver/console.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "runtime/base/exit_code.h"
#include "runtime/diagnostics/render_terminal.h"
#include "runtime/diagnostics/styled_text.h"

namespace damson {

namespace {

/// Lines longer than that are hard to read, shorter ones leave no room for tables.
constexpr size_t narrowest = 60;
constexpr size_t widest = 110;
constexpr size_t without_terminal = 80;

size_t report_width(int file_descriptor) {
  const size_t columns = terminal_columns(file_descriptor);
  return columns == 0 ? without_terminal : std::clamp(columns, narrowest, widest);
}

}  // namespace

Console terminal_console() {
  return {.out = std::cout,
          .err = std::cerr,
          .out_colour = wants_colour(STDOUT_FILENO),
          .err_colour = wants_colour(STDERR_FILENO),
          .out_width = report_width(STDOUT_FILENO),
          .err_width = terminal_columns(STDERR_FILENO)};
}

int called_wrongly(const Console& console, std::string_view complaint) {
  console.err << styled("damson: ", TextStyle::strong, console.err_colour) << harmless(complaint) << '\n';
  return to_status(ExitCode::usage);
}

}  // namespace damson
