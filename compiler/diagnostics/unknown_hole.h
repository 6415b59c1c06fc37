// A hole of a path pattern with a condition that is not known.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> unknown_hole{
    {.id = "E0132",
     .name = "unknown_hole",
     .explanation =
         R"spec(`{x}` takes a part of one folder or file name, `{x:**}` any number of folders, `{x:int}` digits, `{x:date("YYYY-MM")}` a date in this
form and `{x:/[a-z]+/}` what matches the pattern.)spec",
     .fails = R"spec(schema Work { key id: text, image: text }
schema Asset { key id: text, image: path? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
paths images {
  "{size:number}.jpg" => "{size}.jpg"
  else => reject because "no image path"
}
map works -> assets {
  id    = id
  image = image | images
}
)spec",
     .works = R"spec(schema Work { key id: text, image: text }
schema Asset { key id: text, image: path? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
paths images {
  "{size:int}.jpg" => "{size}.jpg"
  else => reject because "no image path"
}
map works -> assets {
  id    = id
  image = image | images
}
)spec"},
    "`{0}` is nothing that a hole of a path can be held to"};

}  // namespace damson
