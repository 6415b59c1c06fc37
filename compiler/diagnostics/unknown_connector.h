// A format that there is not.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_connector{
    {.id = "E0208",
     .name = "unknown_connector",
     .explanation =
         R"spec(A connector reads or writes one format: `csv`, `ndjson`, `json`. `damson explain connectors` lists them.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from cvs("works.csv")
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
    "there is no connector `{0}`"};

}  // namespace damson
