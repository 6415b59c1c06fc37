// A test expects an outcome that no rule of the spec leads to.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_outcome{
    {.id = "E0662",
     .name = "unknown_outcome",
     .explanation =
         R"spec(Behind `at` stands a rejection point by its whole name or by the field in it (`creators` of `works.creators.missing`), or the reason of a `skip when` or `unique by` as the spec has it. `damson check` lists them all.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is needed" {
  given works { id: "1" }
  expect rejected at "titel"
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
test "a title is needed" {
  given works { id: "1" }
  expect rejected at "title"
}
)spec"},
    "{0}"};

}  // namespace damson
