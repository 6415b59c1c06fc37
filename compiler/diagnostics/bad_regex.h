// A regular expression that cannot be read.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_regex{
    {.id = "E0310",
     .name = "bad_regex",
     .explanation =
         R"spec(Regular expressions are those of RE2: linear in time, without look-around and back-references. `\w`, `\d`, `\s` and `\b` know the letters,
digits, spaces and words of Unicode. `\C`, and `\P{…}` inside a set, cannot stand beside `\b`: write `[^\p{…}]`.)spec",
     .fails = R"spec(schema Work { key id: text matching /[A-Z/, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec",
     .works = R"spec(schema Work { key id: text matching /[A-Z]/, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
}
)spec"},
    "this regular expression cannot be used: {0}"};

}  // namespace damson
