// A value of a test fails.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> test_value_fails{
    {.id = "E0665",
     .name = "test_value_fails",
     .explanation =
         R"spec(The values of a test are computed while the spec is checked. They may use functions and parameters, and have to succeed.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text(1..20) }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  title = title on missing reject because "no title"
}
test "a title is carried" {
  given works { id: "1", title: "Ruin" }
  expect assets { id: "{"x" | parse_int}", title: "Ruin" }
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
    "this value cannot be computed: {0}"};

}  // namespace damson
