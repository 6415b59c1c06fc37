// A regular expression without its closing slash.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> unterminated_regex{
    {.id = "E0108",
     .name = "unterminated_regex",
     .explanation =
         R"spec(A slash always opens a pattern (a regular expression), which ends with a slash on the same line: `/^A\d+/`. A slash inside it
is written `\/`. There is no division sign: write `divide(a, b, places)`. Comments begin with `#`.)spec",
     .fails = R"spec(schema Work { key id: text matching /[A-Z]+ }
)spec",
     .works = R"spec(schema Work { key id: text matching /[A-Z]+/ }
)spec"},
    "this pattern is not closed on its line"};

}  // namespace damson
