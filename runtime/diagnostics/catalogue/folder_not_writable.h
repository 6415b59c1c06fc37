// No file can be made in a folder.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> folder_not_writable{
    {.id = "E0705",
     .name = "folder_not_writable",
     .explanation =
         R"(Outputs are written beside their final place and renamed when the run succeeds, so the folder itself must be writable, not
only the file. Missing folders are made when that is permitted. Nothing was changed.)",
     .example = R"(`ndjson("/srv/dam/assets.ndjson")` while the user who runs damson may not write in `/srv/dam`.)"},
    "no file can be written in the folder `{}`: {}"};

}  // namespace damson
