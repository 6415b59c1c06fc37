// A target that updates takes records of a schema without a key.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> update_without_key{
    {.id = "E0344",
     .name = "update_without_key",
     .explanation =
         R"spec(A target that `updates` finds the record that is there by its key. Say which field of the schema tells its records apart: `key id: text`.)spec",
     .fails = R"spec(schema Correction { key id: text, title: text }
schema Asset { id: text, title: text? }
source corrections: Correction from csv("corrections.csv")
target assets: Asset updates csv("assets.csv") { on unmatched create }
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
    "`{0}` updates records, and `{1}` has no key to find them by"};

}  // namespace damson
