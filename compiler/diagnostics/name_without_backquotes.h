// A name with a space or a sign in it that does not stand in backquotes.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view, std::string_view> name_without_backquotes{
    {.id = "E0137",
     .name = "name_without_backquotes",
     .explanation =
         R"spec(A name of letters, digits and `_` stands as it is. A name with a space, a bracket, a `#`, `-`, `:`, `.` or another sign in it stands
in backquotes, wherever it is used: in the schema, in the map, in tests. Columns are named exactly as the file has them, capital letters and all.)spec",
     .fails = R"spec(schema Work { key id: text, Shelf Number: text? }
source works: Work from csv("works.csv")
target copies: Work to csv("copies.csv")
map works -> copies { keep id, `Shelf Number` }
)spec",
     .works = R"spec(schema Work { key id: text, `Shelf Number`: text? }
source works: Work from csv("works.csv")
target copies: Work to csv("copies.csv")
map works -> copies { keep id, `Shelf Number` }
)spec"},
    "a name with {1} in it stands in backquotes: write {0}"};

}  // namespace damson
