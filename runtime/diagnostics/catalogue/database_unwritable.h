// A database cannot be opened for writing, or a transaction cannot be brought to its end.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> database_unwritable{
    {.id = "E0745",
     .name = "database_unwritable",
     .explanation =
         R"(All rows of a run go into a database in one transaction, when everything has been computed and judged. It has to be a database, writable, and nobody else may
be writing to it; a lock is waited for some seconds. Where the transaction fails the database is as it was before, and so is every other target.)",
     .example =
         R"(`target works: Work to sqlite("works.sqlite", table: "works")` while another program holds a lock on `works.sqlite`.)"},
    "the database `{}` cannot be written: {}"};

}  // namespace damson
