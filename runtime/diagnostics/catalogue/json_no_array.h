// A JSON file without the array of records.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> json_no_array{
    {.id = "E0734",
     .name = "json_no_array",
     .explanation =
         R"(`json` reads the records of one array: the file itself, or, with `path: "items"`, a field of the object that the file holds
(`path: "/result/items"` for one further down). A file with one object a line is read with `ndjson`.)",
     .example = R"({"count": 2, "items": [{"id": 1}, {"id": 2}]} read without `path: "items"`.)"},
    "`{}` holds no array of records: {}"};

}  // namespace damson
