// A target that updates, and does not say what becomes of records that it does not hold.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unmatched_not_said{
    {.id = "E0345",
     .name = "unmatched_not_said",
     .explanation =
         R"spec(A record whose key the target does not hold is perhaps a new one, perhaps a slip. Say in the braces of the target which: `on unmatched create`, `on unmatched reject because "…"` or `on unmatched skip because "…"`.)spec",
     .fails = R"spec(schema Correction { key id: text, title: text }
schema Asset { key id: text, title: text? }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv")
map corrections -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Correction { key id: text, title: text }
schema Asset { key id: text, title: text? }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched create }
map corrections -> assets {
  keep id, title
}
)spec"},
    "`{0}` does not say what becomes of a record that it does not hold"};

}  // namespace damson
