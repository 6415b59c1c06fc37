// A table that is there does not take what a target's schema declares.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> target_table_differs{
    {.id = "E0865",
     .name = "target_table_differs",
     .explanation =
         R"(A table that is there is compared with the target's schema before anything runs: each field needs a column of its name whose values it can be; a column that no field
fills must do without a value, where the run makes rows; what the table wants to be unique has to be a key or a `unique by` of the spec, so that the plan can count what breaks it; triggers would
change other things than the run says. Change the schema, the table, or name a table that is not there: then it is made as the schema says.)",
     .example =
         R"(A table `works` with a column `inventory text not null`, and a schema without a field `inventory`.)"},
    "the table {} does not take the records of the schema `{}`"};

}  // namespace damson
