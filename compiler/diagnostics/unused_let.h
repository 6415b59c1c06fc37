// A `let` that nothing uses.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unused_let{
    {.id = "E0406",
     .name = "unused_let",
     .explanation =
         R"spec(A `let` names a value that is used below it. One that is not used is left over, or something else was meant.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  let clean = title | squeeze
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  let clean = title | squeeze
  id = id
  title = clean
}
)spec"},
    "nothing uses `{0}`"};

}  // namespace damson
