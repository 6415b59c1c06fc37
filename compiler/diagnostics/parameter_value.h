// A parameter is given a value that it cannot have.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> parameter_value{
    {.id = "E0628",
     .name = "parameter_value",
     .explanation =
         R"spec(The value on the command line has to be one of the type that the `param` declares. This is about the command line, not about the spec.)spec",
     .example = R"spec(`--set limit=seven` for `param limit: int = 10`.)spec"},
    "`{0}` is given as \"{1}\", which {2}"};

}  // namespace damson
