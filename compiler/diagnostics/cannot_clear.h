// A field that must have a value is cleared, or the key is left to what is there.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> cannot_clear{
    {.id = "E0346",
     .name = "cannot_clear",
     .explanation =
         R"spec(A field whose type has no `?` cannot be erased, and the key is what the record is found by: it is set in every map.)spec",
     .fails = R"spec(schema Correction { key id: text, title: text? }
schema Asset { key id: text, title: text }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are corrected" }
map corrections -> assets {
  keep id
  title = title on missing clear
}
)spec",
     .works = R"spec(schema Correction { key id: text, title: text? }
schema Asset { key id: text, title: text }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are corrected" }
map corrections -> assets {
  keep id
  title = title on missing leave
}
)spec"},
    "`{0}` {1}"};

}  // namespace damson
