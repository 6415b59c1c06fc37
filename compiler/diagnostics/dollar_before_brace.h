// A dollar sign in front of a value in a text.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> dollar_before_brace{
    {.id = "W0923",
     .name = "dollar_before_brace",
     .severity = Severity::warning,
     .explanation =
         R"spec(A value in a text stands in braces alone. A dollar sign in front of them becomes part of the text; where that is meant, write it as `\u{24}`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "${title}"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "{title}"
}
)spec"},
    "the `$` becomes part of the text"};

}  // namespace damson
