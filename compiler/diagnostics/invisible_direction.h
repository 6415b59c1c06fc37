// An invisible character that turns the direction of the text.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<unsigned> invisible_direction{
    {.id = "E0122",
     .name = "invisible_direction",
     .explanation =
         R"spec(Such characters can make a line look different from what it says, so that a reviewer approves something else than what
runs. Take it away; where a text really needs it, write it visibly as `\u{202E}`.)spec",
     .example =
         R"spec(A comment with a right-to-left mark in it, which shows the rest of the line in another order than it is stored.)spec"},
    "an invisible character (U+{0:04X}) changes the direction of the text here"};

}  // namespace damson
