// A quoted cell that never ends.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<uint64_t> csv_quote_not_closed{
    {.id = "E0721",
     .name = "csv_quote_not_closed",
     .explanation =
         R"(A cell that begins with a quote ends with a quote; a quote inside is doubled: `"5"" nails"`. Without the closing quote everything
up to the end of the file belongs to the cell.)",
     .example = R"(id,title
1,"Untitled
2,Landscape)"},
    "the quoted cell that opens in line {} is never closed"};

}  // namespace damson
