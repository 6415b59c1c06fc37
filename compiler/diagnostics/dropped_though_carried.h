// A field that is dropped and carried.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> dropped_though_carried{
    {.id = "E0402",
     .name = "dropped_though_carried",
     .explanation =
         R"spec(A `drop` tells the reader that a field stays behind. Take it away, or do not carry the field.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "`{0}` is dropped, and it is carried too"};

}  // namespace damson
