// Something stands where a condition is wanted.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_a_condition{
    {.id = "E0306",
     .name = "not_a_condition",
     .explanation =
         R"spec(A condition compares, or asks `is present`, `is missing`, `is empty`, or calls a function that answers yes or no.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title because "titled works stay"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title is present because "titled works stay"
  keep id, title
}
)spec"},
    "{0} must be true or false, and this is {1}"};

}  // namespace damson
