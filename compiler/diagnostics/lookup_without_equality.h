// A lookup that does not compare a field with `==`.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> lookup_without_equality{
    {.id = "E0319",
     .name = "lookup_without_equality",
     .explanation =
         R"spec(A lookup finds records by an index of its fields: `people[id == owner]`. What else has to hold is asked of the result.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv")
map works -> assets {
  id = id
  title = people[id != record.title].name | first
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
  title = people[name == record.title].id | first
}
)spec"},
    "`{0}` is looked up by comparing its fields with `==`"};

}  // namespace damson
