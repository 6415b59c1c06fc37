// Two arguments that say different things of one type parameter.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view, std::string_view, std::string_view>
    type_parameter_differs{
        {.id = "E0339",
         .name = "type_parameter_differs",
         .explanation =
             R"spec(A type parameter stands for one type in each call. Where arguments give several, one goes on as the other only as it does everywhere: an int as a decimal, a
text in quotes as a date.)spec",
         .fails = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of T, fallback: T) -> T = values | first on missing fallback
map works -> assets {
  keep id
  year    = year
  subject = subjects | first_or(0)
}
)spec",
         .works = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of T, fallback: T) -> T = values | first on missing fallback
map works -> assets {
  keep id
  year    = year
  subject = subjects | first_or("none")
}
)spec"},
        "`{0}` of `{1}` cannot be {2} and {3} in one call"};

}  // namespace damson
