// Rows of a run cannot be taken out of a database without harm to others.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<int64_t, std::string_view> rows_in_use{
    {.id = "E0844",
     .name = "rows_in_use",
     .explanation =
         R"(Taking back a run takes exactly the rows out of a database that the run has put there. Here rows of somebody else refer to some of them, or would be removed or changed with
them (`on delete cascade`, a trigger): nothing was taken back. Remove those rows first, or let them refer to something else.)",
     .example = "After the run an application has stored loans of the works that the run put into the table `works`."},
    "run {0} cannot be taken back: rows of others in `{1}` refer to rows of this run, or would change with them"};

}  // namespace damson
