// `ancestors` that has nothing to go up by.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_ancestors{
    {.id = "E0334",
     .name = "bad_ancestors",
     .explanation =
         R"spec(`ancestors(units, parent_id)` gives the records of `units` above the one that is mapped, nearest first. The schema of `units` has a key of one field, and
`parent_id` is a field of the mapped record and of `units` alike, of the key's type: it names the record above. A missing one ends the way.)spec",
     .fails = R"spec(schema Unit { key id: int, parent_id: int?, title: text }
schema Asset { key id: int, path: text }
source units: Unit from csv("units.csv")
target assets: Asset to csv("assets.csv")
map units -> assets {
  id   = id
  path = ancestors(units, title).title | join(" / ") on unmatched "lost"
  drop parent_id because "the path says it"
}
)spec",
     .works = R"spec(schema Unit { key id: int, parent_id: int?, title: text }
schema Asset { key id: int, path: text }
source units: Unit from csv("units.csv")
target assets: Asset to csv("assets.csv")
map units -> assets {
  id   = id
  path = ancestors(units, parent_id).title | join(" / ") on unmatched "lost"
}
)spec"},
    "{0}"};

}  // namespace damson
