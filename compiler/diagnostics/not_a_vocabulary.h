// `one of` something that is no vocabulary.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> not_a_vocabulary{
    {.id = "E0217",
     .name = "not_a_vocabulary",
     .explanation = R"spec(`one of a_vocabulary` allows what the vocabulary can give.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: (one of kind)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: (one of kinds)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "there is no vocabulary `{0}`"};

}  // namespace damson
