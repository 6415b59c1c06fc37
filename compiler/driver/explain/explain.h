// Everything that a user can name, explained: functions, connectors, modules, diagnostics, commands, words of the
// language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/report/report_terminal.h"
#include "runtime/values/function.h"

namespace damson {

/// All that goes by this name (a word can be a type and a function), or nothing.
std::optional<std::string> explain_name(std::string_view name, const ReportLook& look);

/// All functions for "functions", those of a family for its name, or the one of that name; none when it is no
/// function's.
std::vector<const Function*> functions_called(std::string_view name);

/// Everything by kind.
std::string explain_everything(const ReportLook& look);

/// The page of every declaration, kind by kind, in the order in which `explain_everything` lists them.
std::string explain_all(const ReportLook& look);

/// For "did you mean".
std::vector<std::string_view> all_explained_names();

}  // namespace damson
