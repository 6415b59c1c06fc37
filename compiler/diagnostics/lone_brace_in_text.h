// A closing brace in a text that closes nothing.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> lone_brace_in_text{
    {.id = "E0119",
     .name = "lone_brace_in_text",
     .explanation =
         R"spec(In a text, `{…}` holds an expression whose value is put in. A brace that is meant as it stands is written `\{` or `\}`.)spec",
     .fails = R"spec(param folder: text = "old} to new"
)spec",
     .works = R"spec(param folder: text = "old\} to new"
)spec"},
    "a `}}` in a text needs a `{{` before it"};

}  // namespace damson
