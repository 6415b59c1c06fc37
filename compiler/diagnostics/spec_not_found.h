// A spec that is not there.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> spec_not_found{
    {.id = "E0608",
     .name = "spec_not_found",
     .explanation =
         R"spec(The command was given the name of a file that is not there. Look at the folder that you are in and at the spelling.)spec",
     .example = R"spec(`damson check museum.damson` in a folder without such a file.)spec"},
    "there is no spec `{0}`"};

}  // namespace damson
