// A hole with a condition in a text that is no path pattern.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> misplaced_hole{
    {.id = "E0127",
     .name = "misplaced_hole",
     .explanation =
         R"spec(In the pattern of a `paths`, `{size:int}` is a hole that takes a part of the path. In every other text `{…}` holds an
expression whose value is put in, without `:`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = "{title:int}"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = "{title}"
}
)spec"},
    "`{{{0}: …}}` only has a meaning in a pattern of `paths`"};

}  // namespace damson
