// A text that has to be a date and is none.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> bad_date{
    {.id = "E0308",
     .name = "bad_date",
     .explanation = R"spec(A text that stands where a date is wanted is checked when the spec is.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, from: date }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  from = "1953-02-30"
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, from: date }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  from = "1953-02-28"
  drop title because "not wanted"
}
)spec"},
    "\"{0}\" is not a {1}; write it like \"{2}\""};

}  // namespace damson
