// `leave` or `clear` where no field of a target that updates is set.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> update_word_misplaced{
    {.id = "E0343",
     .name = "update_word_misplaced",
     .explanation =
         R"spec(`leave` and `clear` say what becomes of a field in a target that `updates`: it stays as it is, or it is erased. They are the whole value of a line, or of a branch, an arm or an `on missing` of it. In a target declared with `to` a field without a value is `missing`.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text?, note: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  note = clear
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text?, note: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
map works -> assets {
  keep id, title
  note = missing
}
)spec"},
    "`{0}` stands for a field of a target that `updates`"};

}  // namespace damson
