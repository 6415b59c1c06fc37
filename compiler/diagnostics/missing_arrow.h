// An arm without its arrow.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> missing_arrow{
    {.id = "E0115",
     .name = "missing_arrow",
     .explanation = R"spec(Each arm of a `case`, a `vocabulary` or a `paths` reads `pattern => result`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = case title { "x" "a test", else => title }
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = case title { "x" => "a test", else => title }
}
)spec"},
    "`=>` is missing between the pattern and its result"};

}  // namespace damson
