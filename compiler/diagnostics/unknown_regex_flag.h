// A letter other than `i` after a regular expression.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_regex_flag{
    {.id = "E0120",
     .name = "unknown_regex_flag",
     .explanation =
         R"spec(After the closing slash of a pattern only `i` may stand: then upper and lower case count as the same.)spec",
     .fails = R"spec(schema Work { key id: text matching /a+/g }
)spec",
     .works = R"spec(schema Work { key id: text matching /a+/i }
)spec"},
    "`{0}` is no mark that can stand after a pattern"};

}  // namespace damson
