// A sign or a part of a line that is not there.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> missing_part{
    {.id = "E0139",
     .name = "missing_part",
     .explanation =
         R"spec(The line is clear but for one thing that has to stand there: the `=` between a field and its value, the comma between two names, a
type.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id id
  keep title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  keep title
}
)spec"},
    "{0} is missing behind `{1}`"};

}  // namespace damson
