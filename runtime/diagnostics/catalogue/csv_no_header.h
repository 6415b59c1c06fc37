// A CSV file without a first line.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> csv_no_header{
    {.id = "E0725",
     .name = "csv_no_header",
     .explanation =
         R"(A CSV file begins with the names of its columns, even when it holds no record. A file without that line reads with `header: false`;
then the columns are the fields of the schema, in their order. An empty file is often the trace of an export that failed.)",
     .example = R"(A file of no bytes.)"},
    "`{}` is empty: a first line with the names of the columns is expected"};

}  // namespace damson
