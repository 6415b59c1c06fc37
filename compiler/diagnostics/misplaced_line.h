// A line that is right, but in the wrong braces.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> misplaced_line{
    {.id = "E0126",
     .name = "misplaced_line",
     .explanation =
         R"spec(`skip when`, `keep`, `drop`, `require` and `advise` concern a whole record and stand in a map. `omit when` leaves out one item of
a list and stands in the braces of a `for`. The braces of a nested field hold fields and `let`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  omit when title is missing because "untitled works stay"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when title is missing because "untitled works stay"
  keep id, title
}
)spec"},
    "{0} cannot stand in {1}"};

}  // namespace damson
