// A database does not take a query.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> query_refused{
    {.id = "E0726",
     .name = "query_refused",
     .explanation =
         R"(A query is one statement that only reads, in the database's own language. It is given to the database before anything else runs, so that
what the database does not understand is known at once; its own words are shown.)",
     .example =
         R"(`sqlite("works.sqlite", query: "select id, titel from works order by id")` while the table has a column `title`.)"},
    "the database `{}` does not take the query: {}"};

}  // namespace damson
