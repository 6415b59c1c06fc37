// A target's name is the folder of another target.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view, std::string_view>
    targets_inside_each_other{
        {.id = "E0831",
         .name = "targets_inside_each_other",
         .explanation = R"(A name is a file or a folder, not both. Give one of the targets another name.)",
         .example = R"(The targets `works` and `people` are written to `out` and `out/people.csv`.)"},
        "the target `{0}` is the file `{1}`, but `{2}` is inside a folder of this name: `{3}`"};

}  // namespace damson
