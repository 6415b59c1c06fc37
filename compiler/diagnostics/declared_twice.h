// A name that is declared twice.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> declared_twice{
    {.id = "E0210",
     .name = "declared_twice",
     .explanation = R"spec(One name means one thing. Give the second another name, or take one of the two away.)spec",
     .fails = R"spec(schema Work { key id: text, title: text?, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
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
    "`{0}` is declared twice"};

}  // namespace damson
