// An opening brace without a closing one.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> missing_closing_brace{
    {.id = "E0111",
     .name = "missing_closing_brace",
     .explanation =
         R"spec(Every `{` needs its `}`. Where the lines are indented, the brace is looked for where the indentation ends.)spec",
     .fails = R"spec(schema Work {
  key id: text

schema Person { key id: text }
)spec",
     .works = R"spec(schema Work {
  key id: text
}

schema Person { key id: text }
)spec"},
    "a `}}` is missing: this `{{` is never closed"};

}  // namespace damson
