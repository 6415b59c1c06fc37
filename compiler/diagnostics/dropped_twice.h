// A field that is dropped twice.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> dropped_twice{
    {.id = "E0403",
     .name = "dropped_twice",
     .explanation = R"spec(One reason is enough; two may contradict each other.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  drop title because "not wanted"
  drop title because "too long"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  drop title because "not wanted"
}
)spec"},
    "`{0}` is dropped twice"};

}  // namespace damson
