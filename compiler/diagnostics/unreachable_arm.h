// An arm that no value gets to.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> unreachable_arm{
    {.id = "E0320",
     .name = "unreachable_arm",
     .explanation =
         R"spec(Arms are tried in order, and the first that fits takes the value. Put the narrower arm first, or take this one away.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { /a/ => "A" "cat" => "C" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "cat" => "C" /a/ => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "no value gets to this arm"};

}  // namespace damson
