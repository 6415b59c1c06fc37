// Something that records cannot be told apart by.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> bad_unique{
    {.id = "E0632",
     .name = "bad_unique",
     .explanation = R"spec(`unique by` compares texts, numbers, dates, or lists and records of them.)spec",
     .fails = R"spec(schema Work { key id: text, title: text?, more: any? }
schema Asset { key id: text, title: text?, more: any? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson") { unique by more keep first because "one is enough" }
map works -> assets {
  keep id, title, more
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text?, more: any? }
schema Asset { key id: text, title: text?, more: any? }
source works: Work from ndjson("works.ndjson")
target assets: Asset to ndjson("assets.ndjson") { unique by title keep first because "one is enough" }
map works -> assets {
  keep id, title, more
}
)spec"},
    "{0} cannot tell records apart"};

}  // namespace damson
