// A schema that a format cannot hold.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> connector_refuses{
    {.id = "E0626",
     .name = "connector_refuses",
     .explanation =
         R"spec(Not every format can hold everything: a CSV cell has no list in it. Choose another format, or make one text of the value.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, tags: list of text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  tags = ["a"]
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, tags: list of text }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  tags = ["a"]
  drop title because "not wanted"
}
)spec"},
    "{0}"};

}  // namespace damson
