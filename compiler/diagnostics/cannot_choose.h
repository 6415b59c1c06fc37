// A choice by something that cannot be matched.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> cannot_choose{
    {.id = "E0325",
     .name = "cannot_choose",
     .explanation = R"spec(`case` and vocabularies look at texts, numbers, dates and bools.)spec",
     .fails = R"spec(schema Work { key id: text, tags: (list of text)? }
schema Asset { key id: text, title: text? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = case tags { missing => "none" else => "some" }
}
)spec",
     .works = R"spec(schema Work { key id: text, tags: (list of text)? }
schema Asset { key id: text, title: text? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = if tags is missing then "none" else tags | join(", ")
}
)spec"},
    "this cannot be chosen by: {0}"};

}  // namespace damson
