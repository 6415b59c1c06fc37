// `ref` that is not written as it has to be.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_reference{
    {.id = "E0336",
     .name = "bad_reference",
     .explanation =
         R"spec(`ref(artists, artist_id)` is the key that a record of the target `artists` got: that of the source's record whose key is `artist_id`. Where several sources
feed the target, say which of them the key is of: `ref(people, artists, artist_id)`. A key of several fields takes as many values, in the order of the schema.)spec",
     .fails = R"spec(schema Person { key id: int, name: text }
schema Work { key id: int, artist_id: int }
schema Artist { key number: text, name: text }
schema Asset { key id: int, artist: text }
source people: Person from csv("people.csv")
source works: Work from csv("works.csv")
target artists: Artist to csv("artists.csv")
target assets: Asset to csv("assets.csv")
map people -> artists {
  number = "a-{id}"
  keep name
}
map works -> assets {
  id     = id
  artist = ref(people, artist_id) on unmatched reject because "no artist {artist_id}"
}
)spec",
     .works = R"spec(schema Person { key id: int, name: text }
schema Work { key id: int, artist_id: int }
schema Artist { key number: text, name: text }
schema Asset { key id: int, artist: text }
source people: Person from csv("people.csv")
source works: Work from csv("works.csv")
target artists: Artist to csv("artists.csv")
target assets: Asset to csv("assets.csv")
map people -> artists {
  number = "a-{id}"
  keep name
}
map works -> assets {
  id     = id
  artist = ref(artists, artist_id) on unmatched reject because "no artist {artist_id}"
}
)spec"},
    "{0}"};

}  // namespace damson
