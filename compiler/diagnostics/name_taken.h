// A `let`, `for` name or type parameter that would hide something.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> name_taken{
    {.id = "E0211",
     .name = "name_taken",
     .explanation =
         R"spec(A `let` or a `for` name that is also a field would hide the field, and a reader could not tell which is meant. So would a type parameter of a function
that has the name of a type.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  let title = record.title | squeeze
  id = id
  title = title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  let clean = title | squeeze
  id = id
  title = clean
}
)spec"},
    "`{0}` has a meaning here already"};

}  // namespace damson
