// A source or target whose type is no record.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> wants_record{
    {.id = "E0622",
     .name = "wants_record",
     .explanation = R"spec(The type of a source, lookup or target is a schema.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Words from csv("works.csv")
target assets: Asset to csv("assets.csv")
type Words = text
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "{0} holds records, and this is {1}"};

}  // namespace damson
