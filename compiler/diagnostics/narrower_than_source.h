// A field that takes less than the source's field, which it carries, may hold.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> narrower_than_source{
    {.id = "W0903",
     .name = "narrower_than_source",
     .severity = Severity::warning,
     .explanation =
         R"spec(The source declares a wider range than the target takes, and the map carries the value as it is: records in between will be
rejected. Say what becomes of them (`truncate`, `clamp`, an `if`, a vocabulary), or declare what the source really holds.)spec",
     .fails = R"spec(schema Work { key id: text, title: text(1..500)? }
schema Asset { key id: text, title: text(1..300)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text(1..500)? }
schema Asset { key id: text, title: text(1..300)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  title = title | truncate(300)
}
)spec"},
    "`{0}` takes less than `{1}` of the source may hold"};

}  // namespace damson
