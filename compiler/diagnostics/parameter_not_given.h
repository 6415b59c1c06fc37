// A parameter without a value.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> parameter_not_given{
    {.id = "E0627",
     .name = "parameter_not_given",
     .explanation = R"spec(A `param` has a default, or is given on the command line: `--set name=value`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param folder: text
source works: Work from csv("{folder}/works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param folder: text = "in"
source works: Work from csv("{folder}/works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "the parameter `{0}` has no value"};

}  // namespace damson
