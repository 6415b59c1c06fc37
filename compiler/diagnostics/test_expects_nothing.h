// A test without an `expect`.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> test_expects_nothing{
    {.id = "E0660",
     .name = "test_expects_nothing",
     .explanation =
         R"spec(A test says with `expect` what has to come out: a record of a target, or what becomes of a record. Without it nothing could ever be wrong.)spec",
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
    "the test \"{0}\" expects nothing"};

}  // namespace damson
