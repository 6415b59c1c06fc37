// A line that ends as no viewer shows it.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> lone_carriage_return{
    {.id = "E0150",
     .name = "lone_carriage_return",
     .explanation =
         R"spec(A carriage return without a line feed ends a line for Damson, but terminals and viewers do not break the line there: what stands
behind it can cover what stands before it, so that a reviewer approves something else than what runs. Files with the line ends of old Macintosh
computers are mended by `damson check --fix`.)spec",
     .example =
         R"spec(A rule that ends in a carriage return, and blanks and a comment behind it that cover the rule on the screen.)spec"},
    "a carriage return without a line feed ends the line here"};

}  // namespace damson
