// A function that calls itself.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> function_calls_itself{
    {.id = "E0216",
     .name = "function_calls_itself",
     .explanation = R"spec(Functions have no recursion, so that every expression ends.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
fn neat(t: text) -> text = neat(t)
map works -> assets {
  id = id
  title = title | neat
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
fn neat(t: text) -> text = squeeze(t)
map works -> assets {
  id = id
  title = title | neat
}
)spec"},
    "`{0}` calls itself"};

}  // namespace damson
