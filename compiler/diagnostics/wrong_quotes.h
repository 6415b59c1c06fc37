// A text between curly or single quotes.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> wrong_quotes{
    {.id = "E0134",
     .name = "wrong_quotes",
     .explanation =
         R"spec(Word processors turn straight quotes into curly ones, and other languages write single quotes. Damson only knows `"…"`, so that
quotes and apostrophes of every other kind may stand in a text as they are.)spec",
     .fails = R"spec(param folder: text = 'Old to new'
)spec",
     .works = R"spec(param folder: text = "Old to new"
)spec"},
    "a text stands between straight double quotes"};

}  // namespace damson
