// A text that is the name of a field.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> text_is_field_name{
    {.id = "W0920",
     .name = "text_is_field_name",
     .severity = Severity::warning,
     .explanation =
         R"spec(A text between quotes is the same for every record. The value of a field is written without quotes, and in backquotes where its name has spaces or
signs: `title`, `` `Object Number` ``.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = "title"
  drop title because "the example needs no titles"
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  title = title
}
)spec"},
    "this is the text \"{0}\" for every record, not the field of that name"};

}  // namespace damson
