// A character that has no meaning outside of texts.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_character{
    {.id = "E0106",
     .name = "unknown_character",
     .explanation =
         R"spec(Outside of texts and comments a spec consists of names, numbers and a few signs. Characters that word processors put in,
such as curly quotes and long dashes, have to be written as `"` and `-`; lines need no `;` at their end.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id; keep title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  keep title
}
)spec"},
    "`{0}` means nothing in a spec"};

}  // namespace damson
