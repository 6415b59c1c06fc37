// E0792: the journal of runs was made by a later damson.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, int> ledger_newer{
    {.id = "E0792",
     .name = "ledger_newer",
     .explanation =
         R"(The journal of runs, `ledger.sqlite` in the state folder, has a form that this damson does not know: a later
version wrote it. Use that version, or name another state folder with `--state`.)",
     .example = "A colleague ran the spec with a newer damson, you run it with an older one."},
    "the journal of runs, {}, was written by a later damson (its form is {}, this one knows {})"};

}  // namespace damson
