// An option that is listed twice.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> option_twice{
    {.id = "E0623",
     .name = "option_twice",
     .explanation = R"spec(Each text that is allowed is listed once.)spec",
     .fails = R"spec(schema Work { key id: text, title: (one of "a", "b", "a")? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: (one of "a", "b")? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "\"{0}\" is listed twice"};

}  // namespace damson
