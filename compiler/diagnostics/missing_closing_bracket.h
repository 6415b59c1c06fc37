// An opening parenthesis or bracket without a closing one.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> missing_closing_bracket{
    {.id = "E0121",
     .name = "missing_closing_bracket",
     .explanation = R"spec(Every opening bracket needs its closing one before the line's value ends.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = none_if(title, ["n/a", "-"]
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id    = id
  title = none_if(title, ["n/a", "-"])
}
)spec"},
    "a `{0}` is missing for this `{1}`"};

}  // namespace damson
