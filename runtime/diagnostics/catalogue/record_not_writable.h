// A target format cannot hold a value.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> record_not_writable{
    {.id = "E0804",
     .name = "record_not_writable",
     .explanation =
         R"(The format of the target cannot hold this value. Change the value in the map, or choose another format.)",
     .example = R"(A text with a line break for a CSV target that is told not to quote.)"},
    "a record cannot be written to `{}`: {}"};

}  // namespace damson
