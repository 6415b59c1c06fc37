// A parameter is set that the spec does not declare.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_parameter{
    {.id = "E0209",
     .name = "unknown_parameter",
     .explanation =
         R"spec(`--set name=value` gives a value to a `param` of the spec. This is about the command line, not about the spec.)spec",
     .example = R"spec(`--set limt=7` for `param limit: int = 10`.)spec"},
    "there is no parameter `{0}` to set"};

}  // namespace damson
