// Where a command writes: results to one stream, problems and progress to another.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace damson {

struct Console {
  std::ostream& out;
  std::ostream& err;
  bool out_colour = false;
  bool err_colour = false;
  size_t out_width = 80;  // columns to keep to; 80 where there is no terminal
  size_t err_width = 0;   // columns of the terminal; 0: there is none
};

/// Standard output and standard error, with what their terminals can do.
Console terminal_console();

/// Says what is wrong with the words of a command; gives the exit status.
int called_wrongly(const Console& console, std::string_view complaint);

}  // namespace damson
