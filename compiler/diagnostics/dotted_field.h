// A field of a record that is set with a dot.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> dotted_field{
    {.id = "E0125",
     .name = "dotted_field",
     .explanation =
         R"spec(The parts of a record are set together, in braces after its name, so that everything about it stands in one place.)spec",
     .fails = R"spec(schema Work { key id: text, height: int? }
schema Asset { key id: text, size: { height: int? }? }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  size.height = height
}
)spec",
     .works = R"spec(schema Work { key id: text, height: int? }
schema Asset { key id: text, size: { height: int? }? }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  size { height = height }
}
)spec"},
    "write a field within a field as `{0} {{ {1} = … }}`"};

}  // namespace damson
