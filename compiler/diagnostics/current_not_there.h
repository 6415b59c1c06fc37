// `current` where there is no record of the target, or none that is known yet.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> current_not_there{
    {.id = "E0348",
     .name = "current_not_there",
     .explanation =
         R"spec(`current` is the record that a target which `updates` holds now, found by the key that the map sets. A target declared with `to` has none; the key itself, and what the members of a group give, cannot be made of it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  title = title on missing current.title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset updates csv("assets.csv") { on unmatched create }
map works -> assets {
  keep id
  title = title on missing leave
}
)spec"},
    "there is no `current` here: {0}"};

}  // namespace damson
