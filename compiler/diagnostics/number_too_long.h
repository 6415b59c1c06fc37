// A number with more digits than there is room for.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> number_too_long{
    {.id = "E0309",
     .name = "number_too_long",
     .explanation = R"spec(A whole number has 64 bits, a decimal 38 digits.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, count: int }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  count = 99_999_999_999_999_999_999
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, count: int }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  count = 99_999
  drop title because "not wanted"
}
)spec"},
    "{0} has too many digits"};

}  // namespace damson
