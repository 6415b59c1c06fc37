// A choice that does not say what happens to the rest.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> no_else{
    {.id = "E0321",
     .name = "no_else",
     .explanation =
         R"spec(What happens to a value that no arm takes is a decision, and stands in the spec: a value, `reject because "…"` or `skip because "…"`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => reject because "no kind for {value}" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "{0} has no `else`"};

}  // namespace damson
