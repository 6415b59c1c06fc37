// A type parameter that only the result mentions.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> type_parameter_not_in_parameters{
    {.id = "E0221",
     .name = "type_parameter_not_in_parameters",
     .explanation =
         R"spec(What a type parameter stands for is known from the arguments of a call. One that only the result mentions could be anything: mention it in a
parameter's type, or write the type that is meant.)spec",
     .fails = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of text, fallback: text) -> T = values | first on missing fallback
map works -> assets {
  keep id, year
  subject = subjects | first_or("none")
}
)spec",
     .works = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of T, fallback: T) -> T = values | first on missing fallback
map works -> assets {
  keep id, year
  subject = subjects | first_or("none")
}
)spec"},
    "no parameter of `{1}` says what `{0}` is"};

}  // namespace damson
