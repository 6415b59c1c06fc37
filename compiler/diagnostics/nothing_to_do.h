// A spec without a map.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> nothing_to_do{
    {.id = "W0925",
     .name = "nothing_to_do",
     .severity = Severity::warning,
     .explanation =
         R"spec(A spec says in `map source -> target { … }` what becomes of the records of a source. Without a map it reads and writes nothing.)spec",
     .fails = R"spec(migration "Works to assets"
)spec",
     .works = R"spec(migration "Works to assets"
schema Work { key id: text }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets { keep id }
)spec"},
    "this spec has no map: it does nothing"};

}  // namespace damson
