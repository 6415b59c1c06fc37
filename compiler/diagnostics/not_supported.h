// Something that the language has and this version does not.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> not_supported{
    {.id = "E0199",
     .name = "not_supported",
     .explanation =
         R"spec(The language knows this construct, and a later version will do it. Until then write the migration without it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset updates csv("assets.csv") {
  on unmatched create
  on gone delete because "what left the catalogue leaves the site"
}
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset updates csv("assets.csv") {
  on unmatched create
}
map works -> assets {
  keep id, title
}
)spec"},
    "{0} is not supported by this version"};

}  // namespace damson
