// A vocabulary whose results cannot be listed.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> results_not_texts{
    {.id = "E0328",
     .name = "results_not_texts",
     .explanation =
         R"spec(`one of a_vocabulary` allows the texts that the vocabulary can give, so they have to be known before the run.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: (one of kinds)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "{value}?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: (one of kinds)? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "`one of {0}` wants every result of the vocabulary to be a text in quotes"};

}  // namespace damson
