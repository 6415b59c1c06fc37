// A lookup that does not say what happens when nothing is found.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> unmatched_not_handled{
    {.id = "E0318",
     .name = "unmatched_not_handled",
     .explanation =
         R"spec(Every lookup of one record decides what becomes of a key that is not there: `on unmatched` with a value, `reject`, `skip` or
`warn … use …`. In a condition it may be asked `is present`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv")
map works -> assets {
  id = id
  title = people[id == record.title].name
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
  title = people[id == record.title].name on unmatched reject because "no person {title}"
}
)spec"},
    "this lookup does not say what happens when nothing is found"};

}  // namespace damson
