// A range whose ends are the wrong way round.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> range_reversed{
    {.id = "E0314",
     .name = "range_reversed",
     .explanation = R"spec(The smaller end of a range comes first.)spec",
     .fails = R"spec(schema Work { key id: text, title: text(300..1)? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text(1..300)? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "the range ends before it begins: {0} is more than {1}"};

}  // namespace damson
