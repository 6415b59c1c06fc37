// An imported file that cannot be read.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> import_unreadable{
    {.id = "E0604",
     .name = "import_unreadable",
     .explanation = R"spec(The file is there, but it could not be opened or read. Look at its permissions.)spec",
     .example = R"spec(An imported file that belongs to somebody else, or a folder in its place.)spec"},
    "the file `{0}` cannot be read: {1}"};

}  // namespace damson
