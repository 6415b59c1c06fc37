// The machine has no memory left.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> out_of_memory{
    {.id = "E0805",
     .name = "out_of_memory",
     .explanation =
         R"(A run needs some megabytes for each thread, all lookup tables, and about fifty bytes for every key that must be unique. Run it on a machine with more
memory, with fewer threads (`--threads`), or with smaller lookup tables. Nothing was published.)",
     .example = R"(A lookup table of 20 GB on a machine with 16 GB.)"},
    "there is not enough memory to go on"};

}  // namespace damson
