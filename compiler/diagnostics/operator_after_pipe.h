// An operator right after a pipe.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> operator_after_pipe{
    {.id = "E0133",
     .name = "operator_after_pipe",
     .explanation =
         R"spec(A pipe takes everything to its left that is joined by `*`, `+` and `-`, and its result cannot be gone on with without parentheses:
write `(x | f) + 1` or `(x | f)[…]`.)spec",
     .fails = R"spec(schema Work { key id: text, pages: text? }
schema Asset { key id: text, pages: int? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  pages = pages | parse_int + 1
}
)spec",
     .works = R"spec(schema Work { key id: text, pages: text? }
schema Asset { key id: text, pages: int? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id    = id
  pages = (pages | parse_int) + 1
}
)spec"},
    "after a pipe, `{0}` needs parentheses"};

}  // namespace damson
