// A type that nobody declares.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_type{
    {.id = "E0203",
     .name = "unknown_type",
     .explanation =
         R"spec(Types are `text`, `int`, `decimal`, `float`, `bool`, `date`, `time`, `datetime`, `path`, `any`, lists, records, `one of`, and the
schemas and types that the spec declares.)spec",
     .fails = R"spec(schema Work { key id: text, title: txt? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
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
    "there is no type `{0}`"};

}  // namespace damson
