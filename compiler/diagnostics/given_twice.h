// A test gives one source a file and something else.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> given_twice{
    {.id = "E0663",
     .name = "given_twice",
     .explanation =
         R"spec(A source is read once: from one file, or from the records that the test has for it, in their order.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is carried" {
  given works from csv("fixtures/works.csv")
  given works { id: "1", title: "Ruin" }
  expect assets { id: "1", title: "Ruin" }
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is carried" {
  given works { id: "1", title: "Ruin" }
  given works { id: "2", title: "Bridge" }
  expect assets { id: "1", title: "Ruin" }
}
)spec"},
    "`{0}` is given records from a file and others besides"};

}  // namespace damson
