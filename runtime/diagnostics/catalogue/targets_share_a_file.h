// Two targets would be written to one file.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> targets_share_a_file{
    {.id = "E0810",
     .name = "targets_share_a_file",
     .explanation =
         R"(Each target is a file of its own: the second of two with one file would take the place of the first. Give one of them another
name. Several maps may feed one target: then declare it once.)",
     .example = R"(The targets `assets` and `agents` are both written to `out/records.csv`.)"},
    "the targets `{0}` and `{1}` would both be written to `{2}`"};

}  // namespace damson
