// A bare name that nothing has.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_name{
    {.id = "E0201",
     .name = "unknown_name",
     .explanation =
         R"spec(A bare name in a map is a field of its source, a `let`, a `for` name or a parameter. Texts stand in quotes.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = titel
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title
}
)spec"},
    "there is nothing called `{0}` here"};

}  // namespace damson
