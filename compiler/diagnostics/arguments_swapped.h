// Arguments that stand the wrong way round.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> arguments_swapped{
    {.id = "W0921",
     .name = "arguments_swapped",
     .severity = Severity::warning,
     .explanation =
         R"spec(What stands in front of `|`, or first between the parentheses, is what a function works on. A text that is the same for every record there, and a field behind it, are
most likely the other way round.)spec",
     .fails = R"spec(schema Work { key id: text, tags: text }
schema Asset { key id: text, tags: list of text }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  tags = split(";", tags)
}
)spec",
     .works = R"spec(schema Work { key id: text, tags: text }
schema Asset { key id: text, tags: list of text }
source works: Work from csv("works.csv")
target assets: Asset to ndjson("assets.ndjson")
map works -> assets {
  id = id
  tags = tags | split(";")
}
)spec"},
    "`{0}` works on the same text for every record: its arguments look swapped"};

}  // namespace damson
