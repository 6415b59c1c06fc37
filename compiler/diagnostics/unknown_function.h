// A call of a function that there is not.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_function{
    {.id = "E0204",
     .name = "unknown_function",
     .explanation =
         R"spec(What stands behind `|` or in front of `(` is a function of the library, or one that the spec declares with `fn`, `vocabulary` or
`paths`. `damson explain functions` lists those of the library.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title | sqeeze
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title | squeeze
}
)spec"},
    "there is no function, vocabulary or paths block `{0}`"};

}  // namespace damson
