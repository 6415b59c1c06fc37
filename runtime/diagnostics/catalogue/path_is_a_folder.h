// A folder where a file is expected.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> path_is_a_folder{
    {.id = "E0704",
     .name = "path_is_a_folder",
     .explanation =
         R"(A connector that reads or writes one file was given the name of a folder. To read every file of a folder write a pattern:
`csv("export/*.csv")`.)",
     .example = R"(`csv("export")` while `export` is a folder.)"},
    "`{}` is a folder, not a file"};

}  // namespace damson
