// `=` where `==` was meant.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> assignment_in_condition{
    {.id = "E0114",
     .name = "assignment_in_condition",
     .explanation = R"spec(`==` asks whether two values are equal, `=` says what a field of the target becomes.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when title = "x" because "it is a test"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when title == "x" because "it is a test"
  keep id, title
}
)spec"},
    "`=` sets a field; to compare, write `==`"};

}  // namespace damson
