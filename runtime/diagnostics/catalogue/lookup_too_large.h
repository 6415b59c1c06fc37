// The lookup tables outgrow their limit.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> lookup_too_large{
    {.id = "E0806",
     .name = "lookup_too_large",
     .explanation =
         R"(Lookup tables are held in memory, only the fields that are used. All together they may take 8 GB, or what `--memory` says. Drop what the maps do not need from the lookup, give the run more memory (`damson run SPEC --memory 16GB`), or split the migration.)",
     .example = R"(A lookup file of 50 GB.)"},
    "with the lookup table `{0}` the run must remember more than the {1} that it may"};

}  // namespace damson
