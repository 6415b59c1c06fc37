// A vocabulary's file that cannot be read.
#pragma once

#include <string_view>

#include "runtime/diagnostics/diagnostic.h"

namespace damson {

inline constexpr Diagnostic<std::string_view> vocabulary_file_unreadable{
    {.id = "E0631",
     .name = "vocabulary_file_unreadable",
     .explanation = R"spec(A vocabulary from a file is read when the spec is checked.)spec",
     .fails = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds from csv("no-such-file.csv", key: "old", value: "new") { else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec",
     .works = R"spec(schema Work { key id: text, title: text? }
schema Asset { key id: text, title: text? }
source works: Work from csv("works.csv")
target assets: Asset to csv("assets.csv")
vocabulary kinds { "a" => "A" else => "?" }
map works -> assets {
  id = id
  title = title | kinds
}
)spec"},
    "the terms cannot be read: {0}"};

}  // namespace damson
