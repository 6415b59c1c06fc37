// A key that cannot be one.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_key{
    {.id = "E0621",
     .name = "bad_key",
     .explanation =
         R"spec(A key identifies a record: one field marked `key`, or several together, `key (a, b)`. It is never missing.)spec",
     .fails = R"spec(schema Work { key id: text?, title: text? }
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
    "{0}"};

}  // namespace damson
