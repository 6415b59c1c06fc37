// A database has no table of a name.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> no_such_table{
    {.id = "E0728",
     .name = "no_such_table",
     .explanation = R"(A source names a table or a view of its database. The tables that are there are listed.)",
     .example = R"(`sqlite("works.sqlite", table: "artworks")` while the database has a table `works`.)"},
    "the database `{}` has no table `{}`"};

}  // namespace damson
