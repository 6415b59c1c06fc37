// A field that the target does not have is set.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> unknown_target_field{
    {.id = "E0207",
     .name = "unknown_target_field",
     .explanation = R"spec(On the left of `=` stands a field of the target, written as in its schema.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  titel = title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title
}
)spec"},
    "{0} has no field `{1}`"};

}  // namespace damson
