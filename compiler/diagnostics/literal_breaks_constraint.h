// A value in the spec that the schema does not allow.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> literal_breaks_constraint{
    {.id = "E0311",
     .name = "literal_breaks_constraint",
     .explanation =
         R"spec(The schema says what a value must be; one that stands in the spec is held against it before the run.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..5) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "A very long title"
  drop title because "one title for all"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..5) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "Short"
  drop title because "one title for all"
}
)spec"},
    "{0} {1}"};

}  // namespace damson
