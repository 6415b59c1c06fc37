// The values of a column can never be what the schema says.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view, std::string_view> column_type_differs{
    {.id = "E0729",
     .name = "column_type_differs",
     .explanation =
         R"(The type of a column in the database and the type of its field in the schema are compared before anything runs. Where no value of the column could be a
value of the field, each record would be an error. Nothing is converted silently: declare the field as what the column holds, and convert it in
the map.)",
     .example = R"(The column `year` is `INTEGER`, and the schema says `year: text`.)"},
    "the column `{}` of {} is `{}`, and the field is `{}`"};

}  // namespace damson
