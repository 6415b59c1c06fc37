// A JSON file that ends in the middle.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> json_cut_off{
    {.id = "E0736",
     .name = "json_cut_off",
     .explanation =
         R"(The file stops before the last record is complete: an export or a copy was interrupted, or the file is still being written. Records
that are missing behind it cannot be counted, so nothing of it is used. Get the file again.)",
     .example = R"({"id": 1, "title": "Unti)"},
    "`{}` ends in the middle of a record"};

}  // namespace damson
