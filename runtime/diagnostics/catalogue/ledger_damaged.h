// E0791: the journal of runs is not a whole SQLite file.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> ledger_damaged{
    {.id = "E0791",
     .name = "ledger_damaged",
     .explanation =
         R"(The journal of runs, `ledger.sqlite` in the state folder, could be opened but is not what damson wrote:
another program changed it, or the disk lost part of it. Damson does not write over it, because it is the only record
of earlier runs.

Put it back from a backup; or move it elsewhere, and damson begins a new one.)",
     .example = "`.damson/ledger.sqlite` was cut to half its length while it was copied."},
    "the journal of runs, {}, is damaged: {}"};

}  // namespace damson
