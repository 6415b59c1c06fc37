// A backslash in a text that is followed by something else than the few known signs.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_escape{
    {.id = "E0118",
     .name = "unknown_escape",
     .explanation =
         R"spec(In a text, a backslash is followed by `n` (line break), `t` (tab), `"`, `\`, `{`, `}` or `u{…}` with the number of a Unicode
character, as in `\u{E9}`. A backslash itself is written `\\`.)spec",
     .fails = R"spec(param folder: text = "C:\data"
)spec",
     .works = R"spec(param folder: text = "C:\\data"
)spec"},
    "`{0}` stands for no character"};

}  // namespace damson
