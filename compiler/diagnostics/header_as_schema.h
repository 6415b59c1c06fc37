// The header line of a file where a schema's fields are expected.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> header_as_schema{
    {.id = "E0138",
     .name = "header_as_schema",
     .explanation =
         R"spec(A schema lists its columns one a line, each with its type behind a `:`. `text?` is a type that fits every column: a text that may be
missing. Column names with spaces or signs stand in backquotes, and `key` stands before the column that tells records apart.)spec",
     .fails = R"spec(schema Work {
  id,title,shelf
}
)spec",
     .works = R"spec(schema Work {
  key id: text
  title:  text?
  shelf:  text?
}
source works: Work from csv("works.csv")
target copies: Work to csv("copies.csv")
map works -> copies { keep id, title, shelf }
)spec"},
    "every column has a type: write them one a line, as `{0}: text?`"};

}  // namespace damson
