// A condition whose answer is known before the run.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> constant_condition{
    {.id = "E0316",
     .name = "constant_condition",
     .explanation =
         R"spec(A condition that cannot change says nothing, and is most likely a mistake: a value that is never missing, a comparison with
`missing`, two texts in quotes.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when id is missing because "no id"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title is missing because "no title"
  keep id, title
}
)spec"},
    "this condition always has the same answer: {0}"};

}  // namespace damson
