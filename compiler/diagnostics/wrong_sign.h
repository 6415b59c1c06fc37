// One sign in the place of another.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view> wrong_sign{
    {.id = "E0128",
     .name = "wrong_sign",
     .explanation =
         R"spec(A type follows `:` (`title: text`), a value that a field gets follows `=` (`title = title`), the result of an arm follows `=>`, and
what a map fills follows `->`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id: id
  keep title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  id = id
  keep title
}
)spec"},
    "{2} is written with `{1}`, not `{0}`"};

}  // namespace damson
