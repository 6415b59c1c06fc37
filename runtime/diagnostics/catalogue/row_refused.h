// A table does not take a record.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> row_refused{
    {.id = "E0866",
     .name = "row_refused",
     .explanation =
         R"(The table has a rule of its own that the schema does not have, and this record breaks it. Nothing was written. Declare the rule in the schema, so that such records
are rejected and counted, or change the values in the map.)",
     .example = R"(A table with `check (year > 0)`, and a record whose year is 0.)"},
    "the table {} does not take a record: {}"};

}  // namespace damson
