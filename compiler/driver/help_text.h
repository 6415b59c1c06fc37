// What `--help` prints, made from the commands' declarations.
#pragma once

#include <string>

#include "compiler/driver/command.h"
#include "runtime/report/report_terminal.h"

namespace damson {

/// All commands, in short.
std::string help_text(const ReportLook& look);
/// One command: words, options, examples.
std::string help_text(const Command& command, const ReportLook& look);

}  // namespace damson
