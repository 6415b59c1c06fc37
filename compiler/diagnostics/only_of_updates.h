// Something that only a target that updates can do.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> only_of_updates{
    {.id = "E0347",
     .name = "only_of_updates",
     .explanation =
         R"spec(A target declared with `to` takes the records of a run as they are: nothing that it holds is changed or deleted. Declare it with `updates` if that is meant.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv") { on unmatched create }
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset updates csv("assets.csv") { on unmatched create }
map works -> assets {
  keep id
  title = title on missing clear
}
)spec"},
    "{0} needs a target that `updates`"};

}  // namespace damson
