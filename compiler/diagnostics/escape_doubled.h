// A backslash too many in a pattern.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> escape_doubled{
    {.id = "W0936",
     .name = "escape_doubled",
     .severity = Severity::warning,
     .explanation =
         R"spec(Where other languages write a pattern in a text, each of its backslashes is doubled. Between slashes it is not: `/\\d/` is met by a backslash with a `d` behind it,
`/\d/` by a digit. A backslash that is meant as it stands is best written `[\\]`.)spec",
     .fails = R"spec(schema Work { key id: text matching /\\d+/ }
schema Asset { key id: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets { id = id }
)spec",
     .works = R"spec(schema Work { key id: text matching /\d+/ }
schema Asset { key id: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets { id = id }
)spec"},
    "`\\\\{0}` in a pattern is a backslash and `{0}`, not {1}"};

}  // namespace damson
