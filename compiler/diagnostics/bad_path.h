// A text that has to be a path and is none.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> bad_path{
    {.id = "E0330",
     .name = "bad_path",
     .explanation = R"spec(A path is relative, with `/` between its parts, and cannot leave its folder.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, file: path }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  file = "../master.tif"
  drop title because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, file: path }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  file = "masters/master.tif"
  drop title because "not wanted"
}
)spec"},
    "\"{0}\" is not a path: {1}"};

}  // namespace damson
