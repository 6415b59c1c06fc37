// E0799: somebody stopped the command.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> interrupted{
    {.id = "E0799",
     .name = "interrupted",
     .explanation =
         R"(The command was told to stop (Ctrl-C, or by the system). It stopped before anything was put in place: the targets
are as they were before. Run it again when you are ready. The exit status is 130.)",
     .example = "Ctrl-C while `damson run museum.damson` was reading."},
    "stopped before the end, as asked"};

}  // namespace damson
