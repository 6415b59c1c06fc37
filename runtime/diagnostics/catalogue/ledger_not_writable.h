// E0790: the journal of runs cannot be opened or written.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> ledger_not_writable{
    {.id = "E0790",
     .name = "ledger_not_writable",
     .explanation =
         R"(Every run is entered in a journal, `ledger.sqlite` in the state folder (`.damson` beside the spec, or
the folder that `--state` names), before it starts and when it ends. When that file cannot be written, nothing is run:
a run that nobody can look up afterwards is not accounted for.

See that the folder exists and may be written, that the disk is not full, and that no other program holds the file. Or
name another folder with `--state`.)",
     .example = "`damson run museum.damson` in a folder that only an administrator may write."},
    "the journal of runs, {}, cannot be written: {}"};

}  // namespace damson
