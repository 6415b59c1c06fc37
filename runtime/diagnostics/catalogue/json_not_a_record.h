// Something else where a record is expected.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> json_not_a_record{
    {.id = "E0733",
     .name = "json_not_a_record",
     .explanation =
         R"(The records of a source are JSON objects: `{ "field": value, … }`. `ndjson` wants one object a line, `json` an array of objects.)",
     .example = R"(["A00001", "A00002"] read with `json`.)"},
    "a record is expected here, and this is {}"};

}  // namespace damson
