// A pipe behind the value of a clause.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> pipe_on_fallback{
    {.id = "W0924",
     .name = "pipe_on_fallback",
     .severity = Severity::warning,
     .explanation =
         R"spec(A clause such as `on missing` takes the whole value that follows it: in `title on missing "none" | upper` only "none" is written in capitals. Parentheses say which is
meant: `(title on missing "none") | upper`, or `title on missing ("none" | upper)`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title on missing "none" | upper
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = (title on missing "none") | upper
}
)spec"},
    "`{0}` works on what stands in for the value only"};

}  // namespace damson
