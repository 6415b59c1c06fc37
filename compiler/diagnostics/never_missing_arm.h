// A `missing` arm for something that is never missing.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> never_missing_arm{
    {.id = "E0324",
     .name = "never_missing_arm",
     .explanation = R"spec(A `missing` arm takes what the source did not have; here there always is a value.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  title = case id { "a" => "A" missing => "?" else => "B" }
  id = id
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  title = case title { "a" => "A" missing => "?" else => "B" }
  id = id
}
)spec"},
    "what is looked at is never missing"};

}  // namespace damson
