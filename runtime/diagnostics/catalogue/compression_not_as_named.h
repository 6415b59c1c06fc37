// The name of a file promises a compression that its content does not have.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> compression_not_as_named{
    {.id = "E0710",
     .name = "compression_not_as_named",
     .explanation =
         R"(Files whose name ends in `.gz` or `.zst` are unpacked while reading, and packed while writing. This file's first bytes are not
those of its compression: it was renamed, or unpacked under its old name, or something else was saved (an error page, say).)",
     .example = R"(A CSV file that somebody saved as `works.csv.gz` without compressing it.)"},
    "`{}` is not a {} file, although its name says so"};

}  // namespace damson
