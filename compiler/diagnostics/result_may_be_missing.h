// A function whose result may be missing, though it says otherwise.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> result_may_be_missing{
    {.id = "E0327",
     .name = "result_may_be_missing",
     .explanation =
         R"spec(A `?` behind the type of the result says that it may be missing; `on missing` says what stands in for it.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
fn neat(t: text?) -> text = squeeze(t)
map works -> assets {
  id = id
  title = title | neat
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
fn neat(t: text?) -> text = squeeze(t) on missing "none"
map works -> assets {
  id = id
  title = title | neat
}
)spec"},
    "the result of `{0}` may be missing"};

}  // namespace damson
