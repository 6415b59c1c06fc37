// A call that does not say what a type parameter stands for.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> type_parameter_not_known{
    {.id = "E0340",
     .name = "type_parameter_not_known",
     .explanation =
         R"spec(What a type parameter stands for is known from the arguments. An empty list and `missing` fit every type, so that they say nothing.)spec",
     .fails = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of T, fallback: T?) -> T? = values | first on missing fallback
map works -> assets {
  keep id, year
  drop subjects because "not wanted"
  subject = first_or([], missing) on missing "none"
}
)spec",
     .works = R"spec(schema Work { key id: text, subjects: list of text, year: int }
schema Asset { key id: text, subject: text, year: int }
source works: Work from ndjson("works.ndjson")
target assets: Asset to csv("assets.csv")
fn first_or<T>(values: list of T, fallback: T?) -> T? = values | first on missing fallback
map works -> assets {
  keep id, year
  drop subjects because "not wanted"
  subject = first_or([], "none") on missing "none"
}
)spec"},
    "nothing says what `{0}` of `{1}` is in this call"};

}  // namespace damson
