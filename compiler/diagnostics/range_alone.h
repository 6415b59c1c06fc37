// A range that is used as a value.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> range_alone{
    {.id = "E0315",
     .name = "range_alone",
     .explanation = R"spec(A range stands behind `in`, in a type, or in front of `=>`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = 1..5
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title in ["a", "b"] because "those stay"
  keep id, title
}
)spec"},
    "a range is not a value"};

}  // namespace damson
