// Two values that cannot be compared.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> cannot_compare{
    {.id = "E0304",
     .name = "cannot_compare",
     .explanation =
         R"spec(Both sides of a comparison have one type. A text in quotes beside a date is read as a date.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title == 5 because "number five stays"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  skip when title == "5" because "number five stays"
  keep id, title
}
)spec"},
    "{0} and {1} cannot be compared"};

}  // namespace damson
