// A filter that leaves items out without a reason.
#pragma once

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<> filter_without_reason{
    {.id = "W0902",
     .name = "filter_without_reason",
     .severity = Severity::warning,
     .explanation =
         R"spec(`omit when … because "…"` inside the `for` says why items stay behind, and reports count them under that reason.)spec",
     .fails = R"spec(schema Work { key id: text, people: list of { name: text, role: text } }
schema Asset { key id: text, people: list of { name: text } }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  people = for p in people[role == "artist"] { name = p.name }
  drop people.role because "all are artists"
}
)spec",
     .works = R"spec(schema Work { key id: text, people: list of { name: text, role: text } }
schema Asset { key id: text, people: list of { name: text } }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  people = for p in people {
    omit when p.role != "artist" because "engravers move later"
    name = p.name
  }
  drop people.role because "all are artists"
}
)spec"},
    "what this filter leaves out has no reason"};

}  // namespace damson
