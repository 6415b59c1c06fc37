// More problems in a file than are of use.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t> too_many_problems{
    {.id = "E0105",
     .name = "too_many_problems",
     .explanation =
         R"spec(Put the first ones right and check again: later problems are often the consequence of an earlier one.)spec",
     .example = R"spec(A file that is not a Damson spec at all.)spec"},
    "there are more than {0} problems in this file; the others are not shown"};

}  // namespace damson
