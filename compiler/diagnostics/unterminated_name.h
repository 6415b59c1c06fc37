// A name without its closing backquote.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> unterminated_name{
    {.id = "E0109",
     .name = "unterminated_name",
     .explanation =
         R"spec(A name that holds spaces or signs stands between backquotes, on one line: `` `Object Number` ``.)spec",
     .fails = R"spec(schema Work { key `Object Number: text }
)spec",
     .works = R"spec(schema Work { key `Object Number`: text }
)spec"},
    "this name is not closed with a backquote on its line"};

}  // namespace damson
