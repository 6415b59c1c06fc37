// An operator and values that do not go together.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> cannot_compute{
    {.id = "E0303",
     .name = "cannot_compute",
     .explanation =
         R"spec(Arithmetic is for numbers, `and`, `or` and `not` are for conditions, `in` is for lists and ranges. Texts are joined in one text: "{a} {b}".)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title + "!"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "{title}!"
}
)spec"},
    "{0}"};

}  // namespace damson
