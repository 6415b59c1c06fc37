// A value for a field of a target that updates may be missing, and nothing says what becomes of the field.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> missing_in_update{
    {.id = "E0342",
     .name = "missing_in_update",
     .explanation =
         R"spec(In a target that `updates`, a missing value could mean two things: the field stays as it is, or what stands in it is erased. The spec says which: `on missing leave` does not touch the field, `on missing clear` erases it.)spec",
     .fails = R"spec(schema Correction { key id: text, title: text? }
schema Asset { key id: text, title: text?, note: text? }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are corrected" }
map corrections -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Correction { key id: text, title: text? }
schema Asset { key id: text, title: text?, note: text? }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched reject because "only known assets are corrected" }
map corrections -> assets {
  keep id
  title = title on missing leave
}
)spec"},
    "`{0}` may be missing: say whether the field is then left as it is or cleared"};

}  // namespace damson
