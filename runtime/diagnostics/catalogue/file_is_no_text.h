// A file of an office program where text is read.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> file_is_no_text{
    {.id = "E0718",
     .name = "file_is_no_text",
     .explanation =
         R"(The connectors read text: CSV and JSON. A file of Excel, Word or another program has to be saved as text first, whatever its name ends
in. In Excel that is "CSV UTF-8" among the types to save as.)",
     .example = R"(An Excel workbook that was renamed to `works.csv`.)"},
    "`{0}` is {1}, not text"};

}  // namespace damson
