// `ref` to records that have no one key to refer to.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> not_referable{
    {.id = "E0337",
     .name = "not_referable",
     .explanation =
         R"spec(A reference leads from the key of a source's record to the key of the one record that a target got for it. So the source's schema has a `key`, the target's schema
has a `key` of one field, and no map between them makes several records of one (`for`). The record that a map with `by` makes of a group is referred to by what
stands behind `by`: then all maps between the two have `by`, with values of the same types.)spec",
     .fails = R"spec(schema Person { id: int, name: text }
schema Work { key id: int, artist_id: int }
schema Artist { key number: int, name: text }
schema Asset { key id: int, artist: int }
source people: Person from csv("people.csv")
source works: Work from csv("works.csv")
target artists: Artist to csv("artists.csv")
target assets: Asset to csv("assets.csv")
map people -> artists {
  number = id
  keep name
}
map works -> assets {
  id     = id
  artist = ref(artists, artist_id) on unmatched reject because "no artist {artist_id}"
}
)spec",
     .works = R"spec(schema Person { key id: int, name: text }
schema Work { key id: int, artist_id: int }
schema Artist { key number: int, name: text }
schema Asset { key id: int, artist: int }
source people: Person from csv("people.csv")
source works: Work from csv("works.csv")
target artists: Artist to csv("artists.csv")
target assets: Asset to csv("assets.csv")
map people -> artists {
  number = id
  keep name
}
map works -> assets {
  id     = id
  artist = ref(artists, artist_id) on unmatched reject because "no artist {artist_id}"
}
)spec"},
    "{0}"};

}  // namespace damson
