// A test that gives nothing to a source that a map reads.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> test_gives_nothing{
    {.id = "E0661",
     .name = "test_gives_nothing",
     .explanation =
         R"spec(In a test every source and lookup is empty but for what `given` says. Where no map reads anything, nothing can come out.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is carried" {
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
  expect assets { id: "1", title: "Ruin" }
}
)spec"},
    "the test \"{0}\" gives no record to any map"};

}  // namespace damson
