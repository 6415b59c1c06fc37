// A file that a spec reads is not there.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> file_not_found{
    {.id = "E0701",
     .name = "file_not_found",
     .explanation =
         R"(A source, a lookup or a vocabulary reads a file that does not exist. Names are relative to the folder of the spec, and on
most systems `Works.csv` and `works.csv` are different names. Nothing was read or written.)",
     .example = R"(`csv("export/artworks.csv")` while the folder `export` holds `artwork.csv` only.)"},
    "there is no file `{}`"};

}  // namespace damson
