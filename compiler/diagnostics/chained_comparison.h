// A comparison of more than two values.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> chained_comparison{
    {.id = "E0130",
     .name = "chained_comparison",
     .explanation =
         R"spec(A comparison has two sides. For a value between two others write both comparisons, `1 <= x and x < 10`, or `x in 1..9`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when "a" < title < "b" because "they stay"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when "a" < title and title < "b" because "they stay"
  keep id, title
}
)spec"},
    "compare two values at a time"};

}  // namespace damson
