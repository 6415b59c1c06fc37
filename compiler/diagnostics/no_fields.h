// A dot behind something that has no fields.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> no_fields{
    {.id = "E0218",
     .name = "no_fields",
     .explanation = R"spec(A dot takes a field of a record, or of every record in a list.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title.main
}
)spec",
     .works = R"spec(schema Work { key id: text, title: { main: text }? }
schema Asset { key id: text, title: text? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title.main
}
)spec"},
    "there is no field `{0}` in {1}"};

}  // namespace damson
