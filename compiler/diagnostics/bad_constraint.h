// A constraint that does not go with its type.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> bad_constraint{
    {.id = "E0313",
     .name = "bad_constraint",
     .explanation =
         R"spec(A range bounds a number, the length of a text or the number of items of a list. `matching` is for texts.)spec",
     .fails = R"spec(schema Work { key id: text, title: text?, shown: bool(1..2)? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  drop shown because "not wanted"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text?, shown: int(1..2)? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  drop shown because "not wanted"
}
)spec"},
    "{0} cannot have a {1}"};

}  // namespace damson
