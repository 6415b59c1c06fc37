// A parameter of a type that a command line cannot give.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> parameter_type{
    {.id = "E0629",
     .name = "parameter_type",
     .explanation = R"spec(A parameter is a text, a number, `true` or `false`, a date or a path.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param names: list of text = []
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title in names because "those stay"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param name: text = "none"
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title == name because "that stays"
  keep id, title
}
)spec"},
    "a parameter cannot be {0}"};

}  // namespace damson
