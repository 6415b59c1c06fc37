// A line in the braces of a lookup that does not say which of its records stay out.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_tolerance{
    {.id = "E0410",
     .name = "bad_tolerance",
     .explanation =
         R"spec(`id on error skip because "…"` behind a lookup says that records whose `id` cannot be read stay out of it, `id on missing skip because "…"` the same of
those that have none. It is about the fields that records are looked up by: without it such a record ends the run, since nothing could ever find it.)spec",
     .fails = R"spec(schema Work { key id: text, artist: int? }
schema Artist { key id: int, name: text }
schema Asset { key id: text, artist: text? }
source works: Work from csv("works.csv")
lookup artists: Artist from csv("artists.csv") {
  name on missing skip because "nobody has no name"
}
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  artist = artists[id == record.artist].name on unmatched missing on error missing
}
)spec",
     .works = R"spec(schema Work { key id: text, artist: int? }
schema Artist { key id: int, name: text }
schema Asset { key id: text, artist: text? }
source works: Work from csv("works.csv")
lookup artists: Artist from csv("artists.csv") {
  id on missing skip because "the register has blank lines"
}
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id
  artist = artists[id == record.artist].name on unmatched missing on error missing
}
)spec"},
    "{0}"};

}  // namespace damson
