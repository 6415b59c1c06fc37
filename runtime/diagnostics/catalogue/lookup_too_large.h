// The lookup tables outgrow their limit.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, uint64_t, uint64_t> lookup_too_large{
    {.id = "E0806",
     .name = "lookup_too_large",
     .explanation = R"(Lookup tables are held in memory, only the fields that are used. Drop what the maps do not need from the lookup, or split the migration.)",
     .example = R"(A lookup file of 50 GB.)"},
    "the lookup tables need more than the {2} MB that they may use: `{0}` brings them to {1} MB"};

}  // namespace damson
