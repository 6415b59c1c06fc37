// Something that is declared and not used.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> unused_declaration{
    {.id = "E0407",
     .name = "unused_declaration",
     .explanation =
         R"spec(A source, target or vocabulary that nothing uses is left over, or a map has been forgotten. So is a type parameter of a function that none of its
types mentions.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "the {0} `{1}` is not used"};

}  // namespace damson
