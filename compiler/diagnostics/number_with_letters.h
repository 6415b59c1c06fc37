// A word that begins with digits.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> number_with_letters{
    {.id = "E0131",
     .name = "number_with_letters",
     .explanation =
         R"spec(A name begins with a letter or `_`; one that begins with a digit stands in backquotes: `` `3d_scan` ``. Numbers are written with
digits, `_` between them and a point: `60_000`, `0.5`.)spec",
     .fails = R"spec(schema Work { key id: text, 3d_scan: text? }
)spec",
     .works = R"spec(schema Work { key id: text, `3d_scan`: text? }
)spec"},
    "`{0}` is neither a number nor a name"};

}  // namespace damson
