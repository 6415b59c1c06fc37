// Text that is not JSON.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> json_malformed{
    {.id = "E0730",
     .name = "json_malformed",
     .explanation =
         R"(JSON is strict: text stands in double quotes, line breaks in it are written `\n`, keys are text, there is no comma behind the last item, and
`NaN`, comments and single quotes do not exist. In `ndjson` every line is one whole record.)",
     .example = R"({"id": 1, "title": 'Untitled'})"},
    "this is not valid JSON: {}"};

}  // namespace damson
