// A function or vocabulary without anything to work on.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> names_a_callable{
    {.id = "E0214",
     .name = "names_a_callable",
     .explanation = R"spec(Write `value | name` or `name(value)`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = kinds
  drop title because "the kind is enough"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "`{0}` is a function, vocabulary or paths block: it needs a value to work on"};

}  // namespace damson
