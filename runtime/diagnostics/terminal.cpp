// Asking what the output is connected to.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "runtime/diagnostics/render_terminal.h"

namespace damson {

bool wants_colour(int file_descriptor) {
  const char* refused = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  if (refused != nullptr && *refused != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return isatty(file_descriptor) == 1;
}

size_t terminal_columns(int file_descriptor) {
  winsize size{};
  if (isatty(file_descriptor) != 1 || ioctl(file_descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace damson
