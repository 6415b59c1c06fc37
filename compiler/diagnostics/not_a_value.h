// A source, lookup or target where a value is wanted.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> not_a_value{
    {.id = "E0212",
     .name = "not_a_value",
     .explanation = R"spec(A source or lookup holds many records. `[ ]` asks it for the one that is meant.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv")
map works -> assets {
  id = id
  title = people on missing title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv")
map works -> assets {
  id = id
  title = people[id == record.title].name on unmatched missing
}
)spec"},
    "`{0}` is {1}, not a value"};

}  // namespace damson
