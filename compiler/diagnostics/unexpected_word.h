// A word or sign that does not fit where it stands.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unexpected_word{
    {.id = "E0110",
     .name = "unexpected_word",
     .explanation =
         R"spec(The line cannot be read from this place on. What was expected instead stands beside the place; often a word or a sign is
missing just before it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  drop title, because "it is not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  drop title because "it is not wanted"
}
)spec"},
    "{0} does not fit here"};

}  // namespace damson
