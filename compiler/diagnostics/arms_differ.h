// Several values that have to be of one type.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> arms_differ{
    {.id = "E0307",
     .name = "arms_differ",
     .explanation = R"spec(Whatever is chosen goes on in one type.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = if title is present then title else 0
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = if title is present then title else "0"
}
)spec"},
    "{0} have to be of one type: this one is {2}, and an earlier one is {1}"};

}  // namespace damson
