// A source field that is neither carried nor dropped.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_carried{
    {.id = "E0401",
     .name = "not_carried",
     .explanation =
         R"spec(Nothing is lost silently: every field of a source is used for a field of the target, or dropped with a reason that a reviewer can read.)spec",
     .fails = R"spec(schema Work { key id: text, title: text?, medium: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text?, medium: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  drop medium because "the new system has no such field"
}
)spec"},
    "`{0}` of `{1}` is neither carried nor dropped"};

}  // namespace damson
