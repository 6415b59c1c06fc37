// A value of another type than is wanted.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> wrong_type{
    {.id = "E0301",
     .name = "wrong_type",
     .explanation =
         R"spec(Only an int becomes a decimal by itself. Every other conversion is a function, because it can fail or lose something.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: int? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: int? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title | parse_int on error missing
}
)spec"},
    "{0} wants {1}, and this is {2}"};

}  // namespace damson
