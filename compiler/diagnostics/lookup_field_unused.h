// A field of a lookup that is neither used nor dropped.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> lookup_field_unused{
    {.id = "E0408",
     .name = "lookup_field_unused",
     .explanation =
         R"spec(A lookup carries data too: what of it is not used is dropped with a reason, in braces behind it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text, born: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv")
map works -> assets {
  id = id
  title = people[id == record.title].name on unmatched missing
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
schema Person { key id: text, name: text, born: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
lookup people: Person from csv("people.csv") {
  drop born because "not published"
}
map works -> assets {
  id = id
  title = people[id == record.title].name on unmatched missing
}
)spec"},
    "`{0}` of `{1}` is neither used nor dropped"};

}  // namespace damson
