// Lists and objects nested beyond the limit.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<uint64_t> json_too_deep{
    {.id = "E0735",
     .name = "json_too_deep",
     .explanation =
         R"(Nesting has a limit so that a damaged or hostile file cannot exhaust the memory. No catalogue comes near it.)",
     .example = R"(A file of 100,000 opening brackets.)"},
    "the data nests lists and objects more than {} deep"};

}  // namespace damson
