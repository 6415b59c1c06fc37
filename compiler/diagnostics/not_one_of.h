// A text that is not one of those allowed.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_one_of{
    {.id = "E0312",
     .name = "not_one_of",
     .explanation =
         R"spec(`one of` lists every text that is allowed, and what a vocabulary gives must be among them.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, kind: one of "painting", "print" }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  kind = "paintng"
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, kind: one of "painting", "print" }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  kind = "painting"
  drop title because "not wanted"
}
)spec"},
    "\"{0}\" is not one of what {1} can be"};

}  // namespace damson
