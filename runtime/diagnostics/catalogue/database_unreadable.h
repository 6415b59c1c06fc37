// A database cannot be opened or read.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> database_unreadable{
    {.id = "E0741",
     .name = "database_unreadable",
     .explanation =
         R"(A database has to be there, be one that this connector reads, and be free for reading. It is never written to when it is a source. A lock is waited
for some seconds. Nothing was published.)",
     .example =
         R"(`sqlite("works.sqlite", table: "works")` while `works.sqlite` is a text file, or encrypted, or locked by a program that writes to it.)"},
    "the database `{}` cannot be read: {}"};

}  // namespace damson
