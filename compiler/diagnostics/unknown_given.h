// A test gives records to something that is not declared.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_given{
    {.id = "E0664",
     .name = "unknown_given",
     .explanation =
         R"spec(A test gives records to the sources and lookups that the spec declares, in place of what they read in a run.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is carried" {
  given worsk { id: "1", title: "Ruin" }
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
    "there is no source or lookup `{0}` to give records to"};

}  // namespace damson
