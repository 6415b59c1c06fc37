// Rows of a query or a view come in no order that could be relied on.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> query_without_order{
    {.id = "E0727",
     .name = "query_without_order",
     .explanation =
         R"(Records are written in the order in which they are read, so the order of a query's rows has to be the same each time. A query is read in the order of the
schema's key. Where the schema has no key the query says `order by` itself; otherwise the database may give its rows in any order, and
another one tomorrow. A view is a query, too; a table has an order of its own.)",
     .example = R"(`sqlite("works.sqlite", query: "select title from works")` with a schema that has no key.)"},
    "the rows of {} have no order"};

}  // namespace damson
