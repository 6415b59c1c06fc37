// A field that only conditions look at.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> only_looked_at{
    {.id = "W0901",
     .name = "only_looked_at",
     .severity = Severity::warning,
     .explanation =
         R"spec(A condition decides by it, but its content goes nowhere. If that is meant, drop it with a reason.)spec",
     .fails = R"spec(schema Work { key id: text, title: text?, hidden: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when hidden == "yes" because "hidden works stay"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text?, hidden: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when hidden == "yes" because "hidden works stay"
  keep id, title
  drop hidden because "only visible works move"
}
)spec"},
    "`{0}` of `{1}` is only looked at by conditions, and not carried"};

}  // namespace damson
