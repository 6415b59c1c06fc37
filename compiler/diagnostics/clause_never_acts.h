// A clause for something that cannot happen.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> clause_never_acts{
    {.id = "E0317",
     .name = "clause_never_acts",
     .explanation =
         R"spec(The three facts have a clause each, and none catches another's: `on missing` where the source may have none, `on error` behind a
conversion that can fail, `on unmatched` behind a lookup.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id on missing "none"
  title = title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title on missing "none"
}
)spec"},
    "`on {0}` never acts here"};

}  // namespace damson
