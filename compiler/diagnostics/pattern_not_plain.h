// A pattern with a value in it.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> pattern_not_plain{
    {.id = "E0323",
     .name = "pattern_not_plain",
     .explanation = R"spec(A pattern is known before the run. To compare with another value use `if`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = case title { "{id}" => "same" else => "other" }
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = if title == id then "same" else "other"
  drop title because "only whether it is the same"
}
)spec"},
    "the text of a pattern stands for itself and has no `{{…}}` in it"};

}  // namespace damson
