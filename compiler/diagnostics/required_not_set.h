// A field that the target wants and nothing sets.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> required_not_set{
    {.id = "E0404",
     .name = "required_not_set",
     .explanation =
         R"spec(A field whose type has no `?` must have a value in every record. Set it, or make it optional in the schema if the new system allows that.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text?, rights: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text?, rights: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  rights = "unknown"
}
)spec"},
    "`{0}` of {1} is never set"};

}  // namespace damson
