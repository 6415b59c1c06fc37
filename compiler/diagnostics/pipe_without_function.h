// A pipe that leads into something else than a function.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> pipe_without_function{
    {.id = "E0123",
     .name = "pipe_without_function",
     .explanation =
         R"spec(`x | f(a)` gives `x` to the function `f`, as `f(x, a)` does. So after the `|` a function, a vocabulary or a paths is named.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = title | "x"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = title | squeeze
}
)spec"},
    "after `|` comes the name of a function, not {0}"};

}  // namespace damson
