// A file may not be read.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> file_not_readable{
    {.id = "E0703",
     .name = "file_not_readable",
     .explanation =
         R"(The file is there, but the user who runs damson has no permission to read it, or to enter one of the folders that lead to it.
Ask whoever owns the file to permit reading it.)",
     .example = R"(`export/works.csv` belongs to another user and only that user may read it.)"},
    "the file `{}` may not be read"};

}  // namespace damson
