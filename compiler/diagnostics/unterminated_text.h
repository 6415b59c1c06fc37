// A text without its closing quote.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> unterminated_text{
    {.id = "E0107",
     .name = "unterminated_text",
     .explanation =
         R"spec(A text begins and ends with `"` on one line. Inside it, write `\"` for a quote, `\n` for a line break and `\{` for a brace;
`{…}` holds an expression, which has to end on the same line too.)spec",
     .fails = R"spec(param folder: text = "Old to new
)spec",
     .works = R"spec(param folder: text = "Old to new"
)spec"},
    "this text is not closed on its line"};

}  // namespace damson
