// A pattern that cannot fit what is looked at.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> wrong_pattern{
    {.id = "E0322",
     .name = "wrong_pattern",
     .explanation =
         R"spec(Texts and regular expressions match texts, numbers and ranges match numbers, `true` and `false` match a bool.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = case title { 1..5 => "few" else => "many" }
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = case title { "1" => "few" else => "many" }
}
)spec"},
    "{0} cannot match {1}"};

}  // namespace damson
