// From the words of a command line to a command that has run.
#pragma once

#include <string>
#include <vector>

#include "compiler/driver/console.h"

namespace damson {

/// `arguments` without the program's name. Gives the exit status.
int run_command_line(const std::vector<std::string>& arguments, const Console& console);

}  // namespace damson
