// A comparison with what counts as missing.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> never_equal{
    {.id = "W0922",
     .name = "never_equal",
     .severity = Severity::warning,
     .explanation =
         R"spec(The csv connector takes an empty cell, and every text that `none` names, for missing. No field of such a source ever holds that text, so a comparison with it says
nothing; `is missing` asks for what is meant.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  skip when title == "" because "it has no title"
  title = title
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  id = id
  skip when title is missing because "it has no title"
  title = title
}
)spec"},
    "no field of this source is ever {0}: it is missing then"};

}  // namespace damson
