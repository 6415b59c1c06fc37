// The columns of a file are not the fields of its schema.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> source_columns_differ{
    {.id = "E0723",
     .name = "source_columns_differ",
     .explanation =
         R"(Every column of a file is a field of its schema, and every field has its column; what each side has and the other lacks is listed. A
column that nobody knows could be lost silently, so it is an error: declare it, and drop it with a reason if it is not wanted.
A schema that ends with `... because "…"` lets further columns pass. The order of the columns does not matter.)",
     .example = R"(The schema declares `title`, and the export now calls the column `object_title`.)"},
    "the columns of `{}` are not those that the schema `{}` declares"};

}  // namespace damson
