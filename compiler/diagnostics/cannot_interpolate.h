// Something between braces that is no text.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> cannot_interpolate{
    {.id = "E0326",
     .name = "cannot_interpolate",
     .explanation = R"spec(Texts, numbers, dates and bools can stand between the braces of a text.)spec",
     .fails = R"spec(schema Work { key id: text, tags: list of text }
schema Asset { key id: text, title: text? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "tags: {tags}"
}
)spec",
     .works = R"spec(schema Work { key id: text, tags: list of text }
schema Asset { key id: text, title: text? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "tags: {tags | join(", ")}"
}
)spec"},
    "{0} cannot stand in a text"};

}  // namespace damson
