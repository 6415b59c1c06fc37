// A vocabulary with more than one value.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> vocabulary_arguments{
    {.id = "E0329",
     .name = "vocabulary_arguments",
     .explanation = R"spec(A vocabulary looks at one value: `value | name`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = kinds(title, id)
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = kinds(title)
}
)spec"},
    "`{0}` is a vocabulary: it takes one value"};

}  // namespace damson
