// A line that breaks off after a sign.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> missing_value{
    {.id = "E0135",
     .name = "missing_value",
     .explanation =
         R"spec(The line breaks off: after this sign a value, a type or a name has to follow before the next line begins.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title =
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = title
}
)spec"},
    "something is missing after {0}"};

}  // namespace damson
