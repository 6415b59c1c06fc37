// Something written as another language has it.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> foreign_form{
    {.id = "E0145",
     .name = "foreign_form",
     .explanation =
         R"spec(SQL, Excel, Python, JavaScript, YAML and JSON have signs and words of their own for what is written otherwise here: `<>` is `!=`,
`AND` is `and`, `IS NULL` is `is missing`, `a & b` is `"{a}{b}"`. `damson explain` answers for them too: `damson explain COALESCE`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when title <> "draft" because "only drafts are taken over"
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Work to csv("assets.csv")
map works -> assets {
  skip when title != "draft" because "only drafts are taken over"
  keep id, title
}
)spec"},
    "{0}"};

}  // namespace damson
