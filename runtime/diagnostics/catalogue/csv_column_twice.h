// A column name that occurs twice.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<uint64_t, uint64_t, std::string_view> csv_column_twice{
    {.id = "E0724",
     .name = "csv_column_twice",
     .explanation =
         R"(A field is read from the column of its name; with two of that name it would be a guess which one is meant. Rename one in the file. Columns without
a name are told apart by nothing at all: give each one a name.)",
     .example = R"(id,title,title
1,Untitled,Ohne Titel)"},
    "columns {} and {} of the header {}"};

}  // namespace damson
