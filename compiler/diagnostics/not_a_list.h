// Something is done to a list, and it is none.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_a_list{
    {.id = "E0305",
     .name = "not_a_list",
     .explanation =
         R"spec(`for` and `[ ]` go through the items of a list. `split` makes a list of a text; `[x]` is a list of one.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, titles: list of text }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  titles = for t in title => t
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, titles: list of text }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  titles = for t in title | split(";") => t
}
)spec"},
    "{0} wants a list, and this is {1}"};

}  // namespace damson
