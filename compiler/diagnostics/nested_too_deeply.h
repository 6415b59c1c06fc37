// Brackets that stand too deep within each other.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t> nested_too_deeply{
    {.id = "E0103",
     .name = "nested_too_deeply",
     .explanation =
         R"spec(Brackets, braces and texts with `{…}` may stand within each other, but only so deep. Give the inner part a name with
`let`, or make it a function with `fn`.)spec",
     .example = R"spec(A value wrapped in several hundred pairs of parentheses.)spec"},
    "more than {0} brackets stand open within each other here"};

}  // namespace damson
