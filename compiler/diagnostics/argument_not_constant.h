// Something that has to be known before the run.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> argument_not_constant{
    {.id = "E0625",
     .name = "argument_not_constant",
     .explanation = R"spec(Write it in the spec, or make it a `param`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
param folder: text = squeeze("in")
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
    "{0} has to be known before the run"};

}  // namespace damson
