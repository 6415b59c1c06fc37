// A record with more or fewer cells than there are columns.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<uint64_t, uint64_t> csv_ragged_record{
    {.id = "E0720",
     .name = "csv_ragged_record",
     .explanation =
         R"(Every record of a CSV file has one cell a column. One more usually means a delimiter in a cell that is not quoted; one fewer, a line
break in a cell that is not quoted. Cells cannot be guessed into their columns, so the run ends here. Put the cell in quotes
in the file.)",
     .example = R"(id,title,year
7,The Doubt: "Can these Dry Bones Live?", 1855, sketch)"},
    "this record has {} cells where {} are expected"};

}  // namespace damson
