// A record with more fields, those of the records in it included, than a program can hold.
#pragma once

#include <cstddef>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<size_t> type_too_large{
    {.id = "E0381",
     .name = "type_too_large",
     .explanation =
         R"spec(A type may have 20,000 fields, those of the records in it included. Schemas that use the schema before them twice double
with every schema. What a migration does not look into can be `any`: it is carried as it stands.)spec",
     .fails =
         R"spec(schema S0 { a: int?, b: int?, c: int?, d: int?, e: int?, f: int?, g: int?, h: int?, i: int?, j: int? }
schema S1 { a: S0?, b: S0?, c: S0?, d: S0?, e: S0?, f: S0?, g: S0?, h: S0?, i: S0?, j: S0? }
schema S2 { a: S1?, b: S1?, c: S1?, d: S1?, e: S1?, f: S1?, g: S1?, h: S1?, i: S1?, j: S1? }
schema S3 { a: S2?, b: S2?, c: S2?, d: S2?, e: S2?, f: S2?, g: S2?, h: S2?, i: S2?, j: S2? }
schema S4 { a: S3?, b: S3?, c: S3? }
schema Work { key id: text, parts: S4? }
source works: Work from ndjson("works.ndjson")
target assets: Work to ndjson("assets.ndjson")
map works -> assets { keep id, parts }
)spec",
     .works = R"spec(schema Work { key id: text, parts: any? }
source works: Work from ndjson("works.ndjson")
target assets: Work to ndjson("assets.ndjson")
map works -> assets { keep id, parts }
)spec"},
    "this has more than {0} fields, those of the records in it included"};

}  // namespace damson
