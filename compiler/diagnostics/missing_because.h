// A decision without a reason.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> missing_because{
    {.id = "E0113",
     .name = "missing_because",
     .explanation =
         R"spec(Whatever is dropped, skipped, rejected or required says why, in words for the people who review the migration:
`because "…"` holds that reason, and reports show it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  drop title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  drop title because "it is not wanted"
}
)spec"},
    "a reason is missing: {0} ends with `because \"…\"`"};

}  // namespace damson
